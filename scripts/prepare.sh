#!/bin/sh
# Makes the virtual environment: `prepare.sh run` with what Onrecord needs, `prepare.sh dev` with the checks as well.
# Does nothing where the locks have not changed since the last time. Every package is pinned by hash and comes as a wheel.
set -eu
cd "$(dirname "$0")/.."

what=${1:?say run or dev}
venv=${VENV:-.venv}
log=$venv/prepare.log
vnu_version=26.9.27
vnu_sha256=5970d3ffca91a627cf0965e5d91bb2e4242307c29292998de0b419d6a901b2b7

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
    install_debian python3-venv "this machine's Python came without it"
    "$1" -c 'import ensurepip' 2>/dev/null || fail "Please install the package python3-venv (sudo apt-get install python3-venv) and try again."
}

become_root() { # prints what a command of root's is preceded by; fails where we are not allowed to
    command -v apt-get >/dev/null || return 1
    [ "$(id -u)" -ne 0 ] || return 0
    sudo -n true 2>/dev/null && echo "sudo -n"
}

install_debian() { # package, what it is for; says so where it cannot be had
    if root=$(become_root); then
        echo "Installing $1 ($2) ..."
        [ -n "${updated:-}" ] || $root apt-get -qq update >/dev/null 2>&1 || true
        updated=yes
        $root env DEBIAN_FRONTEND=noninteractive apt-get -qq -y install "$1" >/dev/null 2>&1 && return
    fi
    echo "No $1 here: the tests that need it are skipped ($2; apt-get install $1)." >&2
}

has_any() {
    for name in "$@"; do
        ! command -v "$name" >/dev/null || return 0
    done
    return 1
}

has_font() {
    fc-list : family 2>/dev/null | grep -q "$1"
}

install_helpers() { # programs that some tests look at the site with; without one, its tests skip and say so
    has_any chromium chromium-browser google-chrome || install_debian chromium "a visitor's paths in a browser"
    ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || install_debian postgresql "users' data in PostgreSQL"
    has_font "Noto Serif CJK" || install_debian fonts-noto-cjk "letters in Korean, Japanese and Chinese"
    has_font "Noto Naskh Arabic" || install_debian fonts-noto-core "letters in Arabic"
    has_any java || install_debian default-jre-headless "the validator of pages"
    has_any npm || install_debian npm "the validator of pages"
    install_validator
}

install_validator() { # the Nu HTML Checker, which is on npm alone; pinned by hash like everything else
    jar=$venv/vnu/package/build/dist/vnu.jar
    [ ! -f "$jar" ] || return 0
    rm -rf "$venv/vnu" && mkdir -p "$venv/vnu"
    if ! has_any npm || ! (cd "$venv/vnu" && npm pack --silent "vnu-jar@$vnu_version" >/dev/null 2>&1); then
        echo "No validator of pages here: its tests are skipped (npm pack vnu-jar@$vnu_version)." >&2
        return 0
    fi
    packed=$venv/vnu/vnu-jar-$vnu_version.tgz
    echo "$vnu_sha256  $packed" | sha256sum --check --quiet || fail "vnu-jar is not the file that it was."
    tar -xzf "$packed" -C "$venv/vnu" && rm "$packed"
}

make_venv() {
    python=$(find_python)
    "$python" -c 'import ensurepip' 2>/dev/null || install_venv_module "$python"
    rm -rf "$venv"
    "$python" -m venv "$venv" || fail "The virtual environment could not be made in $venv."
}

fingerprint() { # the place comes first
    pwd
    sha256sum pyproject.toml scripts/prepare.sh "$@"
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

compile() { # now, so that no command has to wait for it; a file that does not compile is one that nothing imports
    "$venv/bin/python" -m compileall -q -j 0 "$venv"/lib/python*/site-packages src >>"$log" 2>&1 || true
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
compile
[ "$what" != dev ] || install_helpers
printf '%s\n' "$wanted" >"$venv/prepared-$what"
