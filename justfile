# Short names for what is typed often. `just` is handy and not needed: each line works by itself.

# Lists what there is.
default:
    @just --list

# Talks to the bot in the browser.
preview *options:
    cargo run --release -- preview {{options}}

# Runs the tests, in parallel where cargo-nextest is installed.
test *filter:
    @if cargo nextest --version >/dev/null 2>&1; then cargo nextest run {{filter}}; else cargo test {{filter}}; fi

# Checks all that .ci/run checks.
check:
    bash .ci/run

# Checks the content.
check-knowledge:
    cargo run --release -- check

# Measures how fast it is.
bench *filter:
    cargo bench {{filter}}

# Measures how fast a site is imported, and the memory that it takes.
bench-import:
    cargo bench --bench import

# Measures how good the search is.
eval *options:
    cargo run --release -- eval {{options}}

# Looks for a message that the search cannot take; needs a nightly toolchain and cargo-fuzz.
fuzz seconds="60":
    cd fuzz && cargo +nightly fuzz run question -- -max_len=16384 -max_total_time={{seconds}}

# Looks for a text of an entry that cannot be read or reported; needs the same.
fuzz-front-matter seconds="60":
    cd fuzz && cargo +nightly fuzz run front_matter -- -max_len=32768 -max_total_time={{seconds}}

# Looks for an export of WordPress that cannot be read or reported; needs the same.
fuzz-wxr seconds="60":
    cd fuzz && cargo +nightly fuzz run wxr -- -max_len=32768 -max_total_time={{seconds}}

# Stops the program twenty times while it answers.
sigterm-20:
    GUIDEPOST_TEST_RUNS=20 cargo test --test program -- --nocapture

# Tries each property on ten thousand inputs.
properties:
    PROPTEST_CASES=10000 cargo test --release --lib

# Lets the program die two hundred times while it sends alerts to five thousand, and cuts off one answer in twenty.
kills-200:
    GUIDEPOST_TEST_KILLS=200 GUIDEPOST_TEST_SUBSCRIBERS=5000 cargo test --test kills -- --nocapture
    cargo test --lib -- --ignored --nocapture five_thousand

# Looks for words that people wrote, and the token, in all that a program leaves behind that is killed forty times.
canary:
    GUIDEPOST_TEST_CANARY_KILLS=40 cargo test --test canary -- --nocapture

# Measures how long answers take while alerts go out.
answers-during-alerts:
    cargo test --test e2e -- --ignored --nocapture how_long_answers_take

# Measures how long answers take while one chat sends ten thousand messages.
flood:
    cargo test --release --test e2e -- --ignored --nocapture amid_ten_thousand
