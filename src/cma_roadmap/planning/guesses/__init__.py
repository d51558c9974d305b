"""Times that no source gives: what they are for a person, and how little less of them will do."""
