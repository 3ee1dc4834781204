"""드론교통관제사: keep delivery drones apart over 안양천 and G밸리. The model is explained in README.md."""
