"""All that a person holds in one plan: every credential, card and state paper, merged."""
