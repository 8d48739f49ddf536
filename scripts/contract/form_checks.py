"""Checks of our own for schemathesis."""
import os
import uuid

import schemathesis

# What a request is refused with because of its form alone.
FORM = {"invalid-body", "malformed-json", "unsupported-media-type", "precondition-missing"}

# To JSON Schema 1.0 is an integer; here it is refused, as docs/reference/http.md says.
STRICTER = {"must be an integer, without fraction and exponent"}

# What the server holds; random ids would find nothing. The domains' contract.sh say it in lines: `path PREFIX ID` of an
# id that leads somewhere in the paths that begin so, `field NAME VALUE` of what a member of a body may name.
PATHS, FIELDS = {}, {}
with open(os.environ["CONTRACT_KNOWN"], encoding="utf-8") as lines:
    for kind, name, value in (line.split() for line in lines):
        ({"path": PATHS, "field": FIELDS}[kind]).setdefault(name, []).append(value)


def is_uuid(value):
    """Whether it is the text of an id, which another may stand for without making a request better or worse."""
    try:
        return str(uuid.UUID(value)) == value
    except (ValueError, TypeError, AttributeError):
        return False


@schemathesis.hook
def map_path_parameters(ctx, path_parameters):
    """Half of the ids are of what there is."""
    value = (path_parameters or {}).get("id")
    known = [known for prefix, known in PATHS.items() if ctx.operation.path.startswith(prefix)]
    if not known or not is_uuid(value) or uuid.UUID(value).int % 2:
        return path_parameters
    return {**path_parameters, "id": known[0][uuid.UUID(value).int // 2 % len(known[0])]}


@schemathesis.hook
def map_body(ctx, body):
    """Half of what a body names is there."""
    if not isinstance(body, dict):
        return body
    body = dict(body)
    for name, known in FIELDS.items():
        value = body.get(name)
        if is_uuid(value) and is_uuid(known[0]):
            number = uuid.UUID(value).int
            if number % 2 == 0:
                body[name] = known[number // 2 % len(known)]
        # One that JSON admits and no text here does stays what it is.
        elif not is_uuid(known[0]) and isinstance(value, str) and "\0" not in value and len(value) % 2:
            body[name] = known[len(value) // 2 % len(known)]
    return body


def problem(response):
    """The code of a problem, or None."""
    if "application/problem+json" not in "".join(response.headers.get("content-type", [])):
        return None
    return response.json()["type"].rsplit("/", 1)[-1]


@schemathesis.check
def form_of_positive_data(ctx, response, case):
    """What the document allows is read: the decoder and the document are of one piece."""
    if case.meta is None or not case.meta.generation.mode.is_positive:
        return None
    code = problem(response)
    if code == "invalid-body" and all(fault["detail"] in STRICTER for fault in response.json()["errors"]):
        return None
    assert code not in FORM, f"a request that the document allows was refused with {code}"
    return None


@schemathesis.check
def problems_explain_themselves(ctx, response, case):
    """Every refusal is a problem with the status that was sent."""
    if response.status_code >= 400 and case.path != "/health/ready":
        assert problem(response), f"{response.status_code} without a problem"
        assert response.json()["status"] == response.status_code
    return None
