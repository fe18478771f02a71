#!/usr/bin/env bash
# Installs procho from the checked-out action into an environment of its own.
set -euo pipefail

# Not in the checkout, and -I: a pull request can put a venv.py or a pip.py there.
cd "$RUNNER_TEMP"

for python in python3 python3.14 python3.13 python3.12 python3.11; do
  if command -v "$python" >/dev/null && "$python" -I -c 'import sys; sys.exit(sys.version_info < (3, 11))'; then
    "$python" -I -m venv --clear procho
    procho/bin/python -I -m pip install --quiet --no-input --disable-pip-version-check "$GITHUB_ACTION_PATH"
    exit
  fi
done
echo '::error::procho needs Python 3.11 or newer: run actions/setup-python first'
exit 2
