from tests.cli.conftest import *
def test_all(press, demo):
    press("q", "quiz", "--pack", demo)
    for q in ("who-fetches","what-stays","events-are-pushed","outbox-order","which-keeping","in-flight"):
        r = press("nq", "quiz", "--pack", demo, "--question", q)
        print(r.stderr)
    r = press("nsssssq", "quiz", "--pack", demo)
    print(r.stderr)
