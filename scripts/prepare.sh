#!/bin/sh
# Makes the virtual environment: `prepare.sh run` with what Onrecord needs, `prepare.sh dev` with the checks as well.
# Does nothing where the locks have not changed since the last time. Every package is pinned by hash and comes as a wheel.
set -eu
cd "$(dirname "$0")/.."

what=${1:?say run or dev}
venv=${VENV:-.venv}
log=$venv/prepare.log

fail() { # one sentence for a person
    echo "$1" >&2
    exit 1
}

find_python() {
    for candidate in ${PYTHON:-python3 python3.11 python3.12 python3.13 python3.14}; do
        if "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
            echo "$candidate"
            return
        fi
    done
    fail "Onrecord needs Python 3.11 or later; install it, or name it: make PYTHON=/path/to/python3.11"
}

install_venv_module() { # Debian ships Python without ensurepip; the package python3-venv brings it
    as_root=""
    [ "$(id -u)" -eq 0 ] || as_root="sudo -n"
    if command -v apt-get >/dev/null && { [ -z "$as_root" ] || $as_root true 2>/dev/null; }; then
        echo "Installing python3-venv (this machine's Python came without it) ..."
        $as_root apt-get -qq update >/dev/null 2>&1 || true
        $as_root env DEBIAN_FRONTEND=noninteractive apt-get -qq -y install python3-venv >/dev/null 2>&1 || true
    fi
    "$1" -c 'import ensurepip' 2>/dev/null || fail "Please install the package python3-venv (sudo apt-get install python3-venv) and try again."
}

install_chromium() { # a visitor's paths are tested in the system's browser; without it these tests skip and say so
    for name in chromium chromium-browser google-chrome; do
        ! command -v "$name" >/dev/null || return 0
    done
    as_root=""
    [ "$(id -u)" -eq 0 ] || as_root="sudo -n"
    if command -v apt-get >/dev/null && { [ -z "$as_root" ] || $as_root true 2>/dev/null; }; then
        echo "Installing chromium (the tests of the site look at it in a browser) ..."
        $as_root apt-get -qq update >/dev/null 2>&1 || true
        $as_root env DEBIAN_FRONTEND=noninteractive apt-get -qq -y install chromium >/dev/null 2>&1 || true
    fi
    command -v chromium >/dev/null || echo "No Chromium here: the tests in a browser are skipped (apt-get install chromium)." >&2
}

install_packages() { # PostgreSQL and fonts, which tests of open letters use; without them these tests skip and say so
    wanted_packages=""
    ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || command -v initdb >/dev/null || wanted_packages="postgresql"
    fonts=$(fc-list : family 2>/dev/null || true)
    case $fonts in *"Noto Serif CJK"*) ;; *) wanted_packages="$wanted_packages fonts-noto-cjk" ;; esac
    case $fonts in *"Noto Naskh Arabic"*) ;; *) wanted_packages="$wanted_packages fonts-noto-core" ;; esac
    [ -n "$wanted_packages" ] || return 0
    as_root=""
    [ "$(id -u)" -eq 0 ] || as_root="sudo -n"
    if command -v apt-get >/dev/null && { [ -z "$as_root" ] || $as_root true 2>/dev/null; }; then
        echo "Installing $wanted_packages (tests of open letters use them) ..."
        $as_root apt-get -qq update >/dev/null 2>&1 || true
        # shellcheck disable=SC2086  a list of names without spaces
        $as_root env DEBIAN_FRONTEND=noninteractive apt-get -qq -y install fontconfig $wanted_packages >/dev/null 2>&1 || true
    fi
}

make_venv() {
    python=$(find_python)
    "$python" -c 'import ensurepip' 2>/dev/null || install_venv_module "$python"
    rm -rf "$venv"
    "$python" -m venv "$venv" || fail "The virtual environment could not be made in $venv."
}

fingerprint() { # the place comes first
    pwd
    sha256sum pyproject.toml "$@"
}

moved() { # a virtual environment does not survive a move of the checkout
    for stamp in "$venv"/prepared-*; do
        [ ! -f "$stamp" ] || [ "$(head -n 1 "$stamp")" = "$(pwd)" ] || return 0
    done
    return 1
}

install() {
    "$venv/bin/python" -m pip install --quiet --disable-pip-version-check --no-input --no-compile "$@" >>"$log" 2>&1
}

fail_with_log() {
    tail -n 15 "$log" >&2
    fail "$1 (The whole log: $log)"
}

case $what in
    run) locks="requirements.lock requirements-build.lock" ;;
    dev) locks="requirements-dev.lock" ;;
    *) fail "say run or dev" ;;
esac

# shellcheck disable=SC2086  # a list of file names without spaces
wanted=$(fingerprint $locks)
[ "$(cat "$venv/prepared-$what" 2>/dev/null)" != "$wanted" ] || exit 0

echo "Setting up $venv (once; less than two minutes with downloads) ..."
if moved || ! "$venv/bin/python" -m pip --version >/dev/null 2>&1; then
    make_venv
fi
: >"$log"
set --
for lock in $locks; do set -- "$@" --requirement "$lock"; done
install --require-hashes --only-binary :all: "$@" ||
    fail_with_log "The packages could not be installed. Is the package index reachable?"
install --no-index --no-deps --no-build-isolation --editable . || fail_with_log "Onrecord itself could not be installed."
[ "$what" != dev ] || { install_chromium; install_packages; }
printf '%s\n' "$wanted" >"$venv/prepared-$what"
