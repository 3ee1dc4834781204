"""정보보안 관제사: tell attacks from false alarms in a company of G밸리. README.md explains the model."""
