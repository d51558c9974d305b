"""From YAML texts to definitions: strict, with every problem at its file and line.

Import from the modules: this package stays empty, so that a start from the snapshot reads no YAML.
"""
