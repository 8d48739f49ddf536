"""Checks of our own for schemathesis."""
import os
import uuid

import schemathesis

# What a request is refused with because of its form alone.
FORM = {"invalid-body", "malformed-json", "unsupported-media-type", "precondition-missing"}

# To JSON Schema 1.0 is an integer; here it is refused, as docs/reference/http.md says.
STRICTER = {"must be an integer, without fraction and exponent"}

# What the server holds; random ids would find nothing.
CUSTOMER = os.environ["CONTRACT_CUSTOMER"]
ORDERS = os.environ["CONTRACT_ORDERS"].split()
PRODUCT = os.environ["CONTRACT_PRODUCT"]


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
    if not is_uuid(value) or uuid.UUID(value).int % 2:
        return path_parameters
    known = [CUSTOMER] if "/customers/" in ctx.operation.path else ORDERS
    return {**path_parameters, "id": known[uuid.UUID(value).int // 2 % len(known)]}


@schemathesis.hook
def map_body(ctx, body):
    """Half of the orders are of the customer that there is, and half of the products are on stock."""
    if not isinstance(body, dict):
        return body
    body = dict(body)
    if is_uuid(body.get("customer_id")) and uuid.UUID(body["customer_id"]).int % 2 == 0:
        body["customer_id"] = CUSTOMER
    product = body.get("product_id")
    if isinstance(product, str) and product and "\0" not in product and len(product) % 2:
        body["product_id"] = PRODUCT
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
