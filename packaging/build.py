"""Builds what a technician carries to a site: `python packaging/build.py deb|windows --site FILE --out DIR`.

Exit code 0 when it is built, 2 with one sentence for bad input.
"""

from installer.command import main

main()
