"""정보보안 관제사: tell attacks from false alarms in a company of G밸리. The model is explained in README.md."""
