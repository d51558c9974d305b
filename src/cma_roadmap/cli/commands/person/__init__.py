"""Commands about the persons who are kept on this machine."""
