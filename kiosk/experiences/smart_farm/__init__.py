"""스마트팜 운영자: hold a greenhouse's air where its plants grow. The model is explained in README.md."""
