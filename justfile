# `just` alone lists the commands. What a test prints on failure needs no backtrace of this workspace's own errors.
export RUST_LIB_BACKTRACE := "0"

[private]
default:
    @just --list --unsorted

# Install what the tests need and is not here yet: browsers, their drivers, axe, a CJK font, the WASM target.
setup:
    #!/usr/bin/env bash
    set -euo pipefail
    packages=()
    needs() { [ -n "$(command -v "$1")" ] || packages+=("$2"); }
    needs chromium chromium
    needs chromedriver chromium-driver
    needs firefox-esr firefox-esr
    needs WebKitWebDriver webkit2gtk-driver
    needs Xvfb xvfb
    needs dbus-daemon dbus
    needs npm npm
    # Without it Chinese is boxes, and boxes have other widths.
    [ -n "$(fc-list :lang=zh-cn 2>/dev/null | head -n 1)" ] || packages+=(fonts-noto-cjk)
    if [ ${#packages[@]} -gt 0 ]; then
        echo "setup: installing ${packages[*]}"
        if [ -z "$(command -v apt-get)" ]; then
            echo "setup: only Debian's packages are known here; install the programs of these by hand: ${packages[*]}" >&2
            exit 1
        fi
        as_root=(); [ "$(id -u)" = 0 ] || as_root=(sudo)
        "${as_root[@]}" apt-get update -q
        "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -yq --no-install-recommends "${packages[@]}"
    fi
    # Debian has no package of it.
    if [ -z "$(command -v geckodriver)" ]; then
        echo "setup: building geckodriver, some minutes"
        cargo install geckodriver --locked
    fi
    if [ ! -f web-runtime/e2e/node_modules/axe-core/axe.min.js ]; then
        echo "setup: fetching axe-core"
        npm install --prefix web-runtime/e2e --no-package-lock --ignore-scripts --no-audit --no-fund
    fi
    target=wasm32-unknown-unknown
    if [ ! -d "$(rustc --print target-libdir --target $target)" ]; then
        echo "setup: adding the Rust target $target"
        rustup target add $target
    fi

# Build everything, optimised.
build:
    cargo build --release

# Serve content/ (or another folder of notes) and rebuild on change.
serve *arguments:
    cargo run --release -- serve {{ arguments }}

# Build the site of any folder of notes, drafts included, such as `just site-notes ../notes`.
site-notes folder out="real-site":
    cargo run --release -- build {{ folder }} --drafts -o {{ out }}

# Run every test, the browsers' too; installs what they need first.
test: setup test-native e2e

# Run the tests that need no browser; `UPDATE_EXPECT=1 just test-native` rewrites expected files: read the diff.
test-native *arguments:
    cargo test -p yiji -p yiji-srs -p yiji-web {{ arguments }}

# Run the stories in real browsers: all, or those whose name has one of the words, such as `just e2e firefox offline`.
e2e *words:
    cargo test -p yiji-e2e -- {{ words }}

# Take pictures of every page in every state into target/pictures: all, or those of some words, such as `just pictures phone dark en`.
pictures *words:
    cargo run -p yiji-e2e --example pictures -- {{ words }}

# Read and render notes that nobody wrote, for so many seconds, starting from the fixtures.
fuzz seconds="600":
    #!/usr/bin/env bash
    set -euo pipefail
    [ -n "$(command -v cargo-fuzz)" ] || cargo install cargo-fuzz --locked
    cd generator
    mkdir -p fuzz/corpus/note
    # No sanitizer: there is no unsafe code to watch, and without one the stable compiler will do.
    cargo fuzz run -s none note fuzz/corpus/note tests/fixtures -- \
        -max_total_time={{ seconds }} -dict=fuzz/marks.dict -max_len=4096 -timeout=5 -rss_limit_mb=1024

# Check formatting, and every crate for warnings.
lint:
    cargo fmt --all --check
    cargo clippy --all-targets -- -D warnings
    cargo clippy -p yiji-builder -p yiji-e2e --all-targets -- -D warnings
    cargo clippy -p yiji-web -p yiji-study -p yiji-desk --target wasm32-unknown-unknown -- -D warnings

# Measure builds of 1,000 notes made up for it (or `just bench 10000`) against the floor; `just bench 1000 peers` adds other programs.
bench *words:
    cargo bench -p yiji --bench build -- {{ words }}

# Measure the page in Chromium with a deck of 100,000 cards, or of as many as are asked for.
bench-web *words:
    cargo build --release
    YIJI="$PWD/target/release/yiji" cargo bench --profile dev -p yiji-e2e --bench page -- {{ words }}

# Measure the parts: blocks, dialects, identity, HTML; SM-2, histories, queues.
bench-parts:
    cargo bench -p yiji --bench parts
    cargo bench -p yiji-srs --bench speed

# Format, and apply what clippy can mend by itself.
fix:
    cargo clippy --all-targets --fix --allow-dirty --allow-staged
    cargo fmt --all

# Build the package for crates.io, with the browser files inside, into target/package.
package:
    #!/usr/bin/env bash
    set -euo pipefail
    cargo run -p yiji-builder --target-dir target/wasm-nested -- generator/prebuilt
    # Cargo takes a package of a known version for unchanged: in a folder used before, it would verify yiji against
    # yiji-srs as it was then. `--allow-dirty`: git ignores the browser files.
    fresh=$(mktemp -d); trap 'rm -rf "$fresh"' EXIT
    cargo package -p yiji -p yiji-srs --allow-dirty --target-dir "$fresh"
    mkdir -p target/package
    cp "$fresh"/package/*.crate target/package/

# Say what a first visit to a review of content/ loads, by gzip, and what the pages at the desk add.
size:
    #!/usr/bin/env bash
    set -euo pipefail
    site=$(mktemp -d); trap 'rm -rf "$site"' EXIT
    cargo run -q --release -- build -q -o "$site/site"
    cd "$site/site"
    sum() {
        local what=$1 total=0; shift
        for file in "$@"; do
            bytes=$(gzip -9c "$file" | wc -c)
            total=$((total + bytes))
            printf '%9d  %s\n' "$bytes" "$file"
        done
        printf '%9d  %s, %d.%d KiB\n' "$total" "$what" "$((total / 1024))" "$((total % 1024 * 10 / 1024))"
    }
    sum "a first visit" review/index.html assets/style.*.css assets/boot.*.js assets/study.* deck.*.json
    sum "the desk adds" settings/index.html assets/desk.*
