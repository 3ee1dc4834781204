"""돌봄로봇 코디네이터: send robots and people to eight homes. The model is explained in README.md."""
