"""From a person and a goal to a dated roadmap: assess, choose, connect, schedule, cost."""
