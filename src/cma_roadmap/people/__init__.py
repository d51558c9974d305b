"""The persons that this machine keeps, each a folder of their own: profile, log, calendars."""
