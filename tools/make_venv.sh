#!/bin/sh
# Makes .venv with the newest Python from 3.11 on that this machine has, unless a working one is there already.
# PYTHON=… names another one.
set -eu

is_new_enough='import sys; sys.exit(sys.version_info < (3, 11))'

if .venv/bin/python -c "$is_new_enough" 2>/dev/null && .venv/bin/python -m pip --version >/dev/null 2>&1; then
  exit 0
fi

if [ -n "${PYTHON:-}" ]; then
  set -- "$PYTHON"
else
  set -- python3.13 python3.12 python3.11 python3 python
fi
for name; do
  # Run, not only looked up: a version manager's stand-in exists even where its version does not.
  "$name" -c "$is_new_enough" 2>/dev/null || continue
  if ! "$name" -c 'import ensurepip, venv' 2>/dev/null; then
    echo "$name cannot make environments here; on Debian and Ubuntu: apt-get install python3-venv" >&2
    exit 1
  fi
  echo "Making .venv with $("$name" --version)"
  exec "$name" -m venv --clear .venv
done

echo "Python 3.11 or newer is needed; on Debian and Ubuntu: apt-get install python3 python3-venv" >&2
echo "Where it has a name of its own: make PYTHON=/path/to/python …" >&2
exit 1
