"""The axis, its bars and its columns: the timeline of a terminal and the Gantt chart in Mermaid."""
