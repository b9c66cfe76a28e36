#!/usr/bin/env bash
# Runs a command with a runtime folder of its own, which Qt wants even without a screen.
set -euo pipefail
runtime=$(mktemp -d)
chmod 700 "$runtime"
trap 'rm -rf "$runtime"' EXIT
XDG_RUNTIME_DIR=$runtime "$@"
