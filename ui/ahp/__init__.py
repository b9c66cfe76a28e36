"""The editor of judgements in pairs."""
