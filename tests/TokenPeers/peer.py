# Lines in, lines out: “sign <secret, base64> <payload, base64>” answers a token, “verify <secret, base64> <token>” answers yes or no.
import base64
import sys

from jwt import PyJWS
from jwt.exceptions import InvalidTokenError

tokens = PyJWS()
for line in sys.stdin:
    what, secret, text = (line.rstrip("\n").split(" ") + [""])[:3]
    key = base64.b64decode(secret)
    if what == "sign":
        print(tokens.encode(base64.b64decode(text), key, "HS256", headers={"typ": "JWT"}))
        continue
    try:
        tokens.decode(text, key, algorithms=["HS256"])
        print("yes")
    except InvalidTokenError:
        print("no")
