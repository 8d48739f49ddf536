#!/usr/bin/env python3
"""What the import of the Online Retail invoices must come to, computed apart from the product.

Shares no code with the importer; only the written rules are the same. Computes for every customer and month what the
overview of a customer shows, counts everything that is refused, and compares with a running server.

  scripts/Orders/verify_import.py --report                        the counts, as Markdown
  scripts/Orders/verify_import.py --api http://127.0.0.1:8080     compare with a server; exit 1 on any difference
  scripts/Orders/verify_import.py --import-report FILE            compare with what `tandem import orders` printed
  scripts/Orders/verify_import.py --self-test                     a few lines with numbers computed by hand

The rules:
  * Lines with one invoice number are one invoice, as long as fewer than 8 other invoices have begun since its first.
    Its date, customer and country are its first line's. Times are UTC. Invoices count in the order of their first lines.
  * "17850.0" is the customer 17850; without a number it is the country's guest, "guest:<Country>".
  * A line is refused for the first reason that applies, in the order of REASONS.
  * A product is its stock code, trimmed, letter case kept.
  * An invoice with an accepted line is one order of its accepted lines; equal products stay on lines of their own.
  * A line of a C invoice returns units of its product to orders of the same customer that stand before it in the file
    and were placed strictly earlier: latest first, of two placed at once the later in the file first, within an order
    by line. A part returned is worth the price on the order's line and counts in the month of the credit note. Units
    that find no order are unmatched.
"""

from __future__ import annotations

import argparse
import contextlib
import csv
import datetime
import gzip
import hashlib
import http.client
import http.server
import io
import itertools
import json
import os
import pathlib
import re
import sys
import tempfile
import threading
import time
import unicodedata
import urllib.parse
import uuid
from collections import Counter, defaultdict
from dataclasses import dataclass, field

HEADER = ["InvoiceNo", "StockCode", "Description", "Quantity", "InvoiceDate", "UnitPrice", "CustomerID", "Country"]
MALFORMED = [
    "malformed_record",
    "malformed_invoice_no",
    "malformed_stock_code",
    "malformed_quantity",
    "malformed_invoice_date",
    "malformed_unit_price",
    "malformed_customer_id",
    "malformed_country",
]
REASONS = MALFORMED + [
    "adjustment",
    "negative_price",
    "zero_price",
    "fraction_of_penny",
    "negative_quantity",
    "positive_quantity_in_credit_note",
]
OTHER_INVOICES_BETWEEN = 8
LARGEST_QUANTITY = 1_000_000
LONGEST_STOCK_CODE = 64
KNOWN_TO_IMPORTER_ALONE = {"stock movements", "invoices already imported"}
FIGURES = ["order_count", "item_count", "unit_count", "gross_amount", "returned_amount", "revenue"]

INTEGER = re.compile(r"-?[0-9]{1,18}\Z")
PRICE = re.compile(r"(-?)([0-9]{1,9})(?:\.([0-9]{1,9}))?\Z")
DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}:[0-9]{2}\Z")
INVOICE = re.compile(r"[CA]?[0-9]{5,10}\Z")
CUSTOMER = re.compile(r"([0-9]{1,18})(?:\.0+)?\Z")


# Reading -------------------------------------------------------------------------------------------------------------


@dataclass
class Invoice:
    number: str
    customer: str
    sequence: int
    placed_at: datetime.datetime | None = None
    lines: list = field(default_factory=list)  # accepted only: (product, quantity, pence)

    @property
    def is_credit_note(self):
        return self.number.startswith("C")


def memoized(function):
    """The real file has few distinct texts; a plain dictionary is the quickest cache."""
    known = {}

    def look_up(text):
        try:
            return known[text]
        except KeyError:
            return known.setdefault(text, function(text))

    return look_up


@memoized
def read_quantity(text):
    """The quantity, or None when it is no whole number, zero or too large."""
    if not INTEGER.match(text):
        return None
    quantity = int(text)
    return quantity if quantity != 0 and abs(quantity) <= LARGEST_QUANTITY else None


@memoized
def read_price(text):
    """(the sign: -1, 0, 1; pence, or None for a fraction of a penny), or None when unreadable."""
    match = PRICE.match(text)
    if not match:
        return None
    minus, whole, decimals = match.groups(default="")
    decimals = decimals.ljust(2, "0")
    pence = int(whole) * 100 + int(decimals[:2])
    rest = int(decimals[2:] or 0)
    sign = 0 if pence == 0 and rest == 0 else (-1 if minus else 1)
    return sign, (None if rest else pence)


@memoized
def read_date(text):
    if not DATE.match(text):
        return None
    try:
        return datetime.datetime.fromisoformat(text)
    except ValueError:
        return None


@memoized
def is_stock_code(text):
    return 0 < len(text) <= LONGEST_STOCK_CODE and not any(unicodedata.category(c) == "Cc" for c in text)


def customer_reference(number, country):
    """None when there is a customer number that can't be read."""
    if not number:
        return f"guest:{country}"
    match = CUSTOMER.match(number)
    return str(int(match.group(1))) if match else None


def field_at_fault(invoice, product, quantity, date, price, customer, country):
    """The reason of the first field that is not of its form."""
    if not INVOICE.match(invoice):
        return "malformed_invoice_no"
    if not is_stock_code(product):
        return "malformed_stock_code"
    if quantity is None:
        return "malformed_quantity"
    if date is None:
        return "malformed_invoice_date"
    if price is None:
        return "malformed_unit_price"
    if customer_reference(customer, country) is None:
        return "malformed_customer_id"
    return None if country else "malformed_country"


def reason_to_refuse(invoice, quantity, price):
    if invoice.startswith("A"):
        return "adjustment"
    sign, pence = price
    if sign < 0:
        return "negative_price"
    if sign == 0:
        return "zero_price"
    if pence is None:
        return "fraction_of_penny"
    if quantity < 0 and not invoice.startswith("C"):
        return "negative_quantity"
    if quantity > 0 and invoice.startswith("C"):
        return "positive_quantity_in_credit_note"
    return None


def read_invoices(stream, counts):
    """All invoices in the order of their first lines. Counts lines, and refused ones by reason."""
    rows = csv.reader(stream)
    header = next(rows, None)
    if header != HEADER:
        raise SystemExit(f"the first line must be {','.join(HEADER)}")
    invoices = []
    open_invoices = {}  # number → (invoice, how many invoices had begun at its first line, itself among them)
    for row in rows:
        if not row:
            counts["blank"] += 1
            continue
        counts["lines"] += 1
        if len(row) != len(HEADER):
            counts["malformed_record"] += 1
            continue
        number, product, _, quantity, date, price, customer, country = (cell.strip() for cell in row)
        quantity, price, date = read_quantity(quantity), read_price(price), read_date(date)
        fault = field_at_fault(number, product, quantity, date, price, customer, country)
        if fault:
            counts[fault] += 1
            continue
        known = open_invoices.get(number)
        if known and len(invoices) - known[1] < OTHER_INVOICES_BETWEEN:
            invoice = known[0]
        else:
            counts["invoice_numbers_again"] += known is not None
            invoice = Invoice(number, customer_reference(customer, country), len(invoices), date)
            invoices.append(invoice)
            open_invoices[number] = (invoice, len(invoices))
        reason = reason_to_refuse(number, quantity, price)
        if reason:
            counts[reason] += 1
        else:
            invoice.lines.append((product, quantity, price[1]))
    counts["lines_of_input"] = rows.line_num
    counts["continued"] = rows.line_num - counts["lines"] - counts["blank"] - 1
    return invoices


# Computing -----------------------------------------------------------------------------------------------------------


class OrderLine:
    __slots__ = ("placed_at", "sequence", "line", "left", "price")

    def __init__(self, placed_at, sequence, line, left, price):
        self.placed_at, self.sequence, self.line, self.left, self.price = placed_at, sequence, line, left, price


class Shop:
    """Orders and returns, invoice by invoice."""

    def __init__(self, counts):
        self.counts = counts
        self.months = defaultdict(lambda: defaultdict(Counter))  # customer → month → figures
        self.registered = set()
        self.sold = defaultdict(list)  # (customer, product) → order lines in the order of the file

    def take(self, invoice):
        self.counts["invoices"] += 1
        if invoice.lines:
            self.registered.add(invoice.customer)
        if not invoice.lines:
            self.counts["invoices_without_accepted_line"] += 1
        elif invoice.is_credit_note:
            self.take_credit_note(invoice)
        else:
            self.take_order(invoice)

    def take_order(self, invoice):
        figures = self.months[invoice.customer][month_of(invoice)]
        figures["order_count"] += 1
        self.counts["orders"] += 1
        for number, (product, quantity, price) in enumerate(invoice.lines, start=1):
            figures["item_count"] += 1
            figures["unit_count"] += quantity
            figures["gross_amount"] += quantity * price
            self.counts["order_lines"] += 1
            self.counts["units_ordered"] += quantity
            self.counts["gross_amount"] += quantity * price
            self.sold[invoice.customer, product].append(
                OrderLine(invoice.placed_at, invoice.sequence, number, quantity, price)
            )

    def take_credit_note(self, invoice):
        self.counts["credit_notes"] += 1
        units_returned = 0
        for product, quantity, _ in invoice.lines:
            wanted = -quantity
            returned, amount = self.give_back(invoice, product, wanted)
            units_returned += returned
            self.counts["credit_lines"] += 1
            self.counts["lines_returned"] += returned > 0
            self.counts["lines_returned_in_part"] += 0 < returned < wanted
            self.counts["units_returned"] += returned
            self.counts["returned_amount"] += amount
            self.counts["unmatched_return_lines"] += returned < wanted
            self.counts["unmatched_return_units"] += wanted - returned
            if returned:
                self.months[invoice.customer][month_of(invoice)]["returned_amount"] += amount
        self.counts["credit_notes_applied" if units_returned else "credit_notes_unmatched"] += 1

    def give_back(self, invoice, product, wanted):
        """How many units found an order, and what was paid for them."""
        earlier = [
            line
            for line in self.sold.get((invoice.customer, product), ())
            if line.left > 0 and line.placed_at < invoice.placed_at
        ]
        earlier.sort(key=lambda line: line.line)
        earlier.sort(key=lambda line: (line.placed_at, line.sequence), reverse=True)
        returned = amount = 0
        for line in earlier:
            part = min(line.left, wanted - returned)
            if part == 0:
                break
            line.left -= part
            returned += part
            amount += part * line.price
            self.counts["return_parts"] += 1
        return returned, amount

    def overview(self):
        """customer → month → the figures of the API, with all keys."""
        return {
            customer: {month: complete(figures) for month, figures in months.items()}
            for customer, months in self.months.items()
        }


def month_of(invoice):
    return invoice.placed_at.strftime("%Y-%m")


def complete(figures):
    result = {name: figures.get(name, 0) for name in FIGURES}
    result["revenue"] = result["gross_amount"] - result["returned_amount"]
    return result


def compute(stream):
    counts = Counter()
    shop = Shop(counts)
    for invoice in read_invoices(stream, counts):
        shop.take(invoice)
    accounted = counts["order_lines"] + counts["credit_lines"] + sum(counts[reason] for reason in REASONS)
    if accounted != counts["lines"]:
        raise SystemExit(f"{counts['lines']} lines were read and {accounted} accounted for")
    overview = shop.overview()
    counts["customers"] = len(overview)
    counts["customers_registered"] = len(shop.registered)
    counts["guest_customers"] = sum(customer.startswith("guest:") for customer in overview)
    counts["customer_months"] = sum(len(months) for months in overview.values())
    counts["refused_lines"] = sum(counts[reason] for reason in REASONS)
    return overview, counts


# Reporting -----------------------------------------------------------------------------------------------------------

REPORT = [
    ("lines read", "lines"),
    ("invoices", "invoices"),
    ("– without an accepted line", "invoices_without_accepted_line"),
    ("customers registered", "customers_registered"),
    ("– with an order", "customers"),
    ("– – of them guests, one for a country", "guest_customers"),
    ("customers × months", "customer_months"),
    ("orders created", "orders"),
    ("order lines", "order_lines"),
    ("units ordered", "units_ordered"),
    ("gross amount (pence)", "gross_amount"),
    ("credit notes with an accepted line", "credit_notes"),
    ("– applied, whole or in part", "credit_notes_applied"),
    ("– without any match", "credit_notes_unmatched"),
    ("credit note lines accepted", "credit_lines"),
    ("– lines returned, whole or in part", "lines_returned"),
    ("– – of them in part", "lines_returned_in_part"),
    ("parts they were returned in", "return_parts"),
    ("units returned", "units_returned"),
    ("returned amount (pence)", "returned_amount"),
    ("refused: `unmatched_return`, lines with units unmatched", "unmatched_return_lines"),
    ("refused: `unmatched_return`, units", "unmatched_return_units"),
    ("refused lines, by the reasons below", "refused_lines"),
] + [(f"– `{reason}`", reason) for reason in REASONS]


def report(counts):
    rows = [f"| {title} | {counts[key]:,} |" for title, key in REPORT]
    revenue = counts["gross_amount"] - counts["returned_amount"]
    rows.append(f"| **revenue** (pence) | {revenue:,} |")
    return "\n".join(["| what | count |", "|---|---:|"] + rows)


# Comparing -----------------------------------------------------------------------------------------------------------


READY_TRIES = 600
READY_PAUSE = 0.2  # seconds


class API:
    """One connection that is kept, since thousands of customers are asked for."""

    def __init__(self, address, headers):
        url = urllib.parse.urlsplit(address)
        if url.scheme not in ("http", "https") or not url.hostname:
            raise SystemExit(f"--api must be an address such as http://127.0.0.1:8080, not {address}")
        kind = http.client.HTTPSConnection if url.scheme == "https" else http.client.HTTPConnection
        self.connection = kind(url.hostname, url.port, timeout=30)
        self.base = url.path.rstrip("/")
        self.headers = {"Accept": "application/json", **headers}

    def get(self, path):
        """(status, decoded body or None)"""
        for is_last in (False, True):
            try:
                self.connection.request("GET", self.base + path, headers=self.headers)
                response = self.connection.getresponse()
                body = response.read()
                break
            except (http.client.RemoteDisconnected, ConnectionResetError, BrokenPipeError):
                # A kept connection that the server has closed; only a second time is it a fault.
                self.connection.close()
                if is_last:
                    raise
        try:
            return response.status, json.loads(body)
        except ValueError:
            return response.status, None

    def wait_until_ready(self):
        """Read models are built from the log after the import, and the server is not ready before they are."""
        for _ in range(READY_TRIES):
            status, body = self.get("/health/ready")
            if status == 200:
                return
            time.sleep(READY_PAUSE)
        raise SystemExit(f"the server is not ready: status {status}, {body}")

    def overview(self, identifier):
        """month → figures, or None when the server has no such customer."""
        status, body = self.get(f"/api/v1/customers/{identifier}/overview")
        if status == 404:
            return None
        if status != 200 or not isinstance(body, dict):
            raise SystemExit(f"GET the overview of {identifier}: status {status}, {body}")
        return {month["month"]: month for month in body.get("months", [])}


def customer_id(reference):
    """The id that the importer derives from the customer's reference: SHA-256 over each part's length and UTF-8."""
    parts = ["online-retail", "customer", reference]
    encoded = [part.encode() for part in parts]
    digest = bytearray(hashlib.sha256(b"".join(len(part).to_bytes(8, "big") + part for part in encoded)).digest()[:16])
    digest[6] = digest[6] & 0x0F | 0x80
    digest[8] = digest[8] & 0x3F | 0x80
    return str(uuid.UUID(bytes=bytes(digest)))


def compare(overview, api):
    """Every difference as a line of text."""
    compared = 0
    for reference in sorted(overview):
        expected = overview[reference]
        actual = api.overview(customer_id(reference))
        if actual is None:
            yield f"{reference}: the server does not know this customer"
            continue
        for month in sorted(expected.keys() | actual.keys()):
            for name in FIGURES:
                wanted = expected.get(month, {}).get(name, 0)
                found = actual.get(month, {}).get(name, 0)
                compared += 1
                if wanted != found:
                    yield f"{reference} {month} {name}: expected {wanted}, the server has {found}"
    print(f"{compared} figures of {len(overview)} customers compared", file=sys.stderr)


def compare_totals(counts, api):
    """The lists know how many orders there are: more than expected belong to customers who should have none."""
    status, body = api.get("/api/v1/orders?limit=1")
    found = (body or {}).get("total") if status == 200 else f"status {status}"
    if found != counts["orders"]:
        yield f"orders in all: expected {counts['orders']}, the server has {found}"


def compare_report(counts, path):
    """Every line of the importer's own report that this program computes too."""
    found = {}
    for line in pathlib.Path(path).read_text(encoding="utf-8").splitlines():
        match = re.match(r" *(\S.*?) {2,}([0-9]+)\Z", line)
        if match:
            found[match.group(1)] = int(match.group(2))
    wanted = {
        "lines of the input": counts["lines_of_input"],
        "of the header": 1,
        "blank": counts["blank"],
        "going on with a quoted field": counts["continued"],
        "lines read": counts["lines"],
        "lines accepted": counts["lines"] - counts["refused_lines"] - counts["unmatched_return_lines"],
        "invoices": counts["invoices"],
        "customers registered": counts["customers_registered"],
        "orders created": counts["orders"],
        "cancellations applied": counts["credit_notes_applied"],
        "returns (parts of lines)": counts["return_parts"],
        "units returned": counts["units_returned"],
        "refused lines": counts["refused_lines"] + counts["unmatched_return_lines"],
        "unmatched_return": counts["unmatched_return_lines"],
        "units unmatched": counts["unmatched_return_units"],
        **{reason: counts[reason] for reason in REASONS},
    }
    for name in sorted(wanted.keys() | (found.keys() - KNOWN_TO_IMPORTER_ALONE)):
        if wanted.get(name, 0) != found.get(name, 0):
            yield f"the importer's report, {name}: expected {wanted.get(name, 0)}, it says {found.get(name, 0)}"
    print(f"{len(wanted)} counts of the importer's report compared", file=sys.stderr)


# Self-test -----------------------------------------------------------------------------------------------------------

SAMPLE = """\
InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country
536365,85123A,HEART,6,2010-12-01 08:26:00,2.55,17850.0,United Kingdom
536365,85123A,HEART,4,2010-12-01 08:26:00,2.50,17850.0,United Kingdom
536365,85123a,LOWER CASE,1,2010-12-01 08:27:00,1.00,17850.0,United Kingdom
536366,71053,"LANTERN, WHITE",2,2010-12-01 08:28:00,3.39,,France
536366,71053,FREE,1,2010-12-01 08:28:00,0.0,,France
536367,85123A,HEART,3,2010-12-02 09:00:00,2.75,17850.0,United Kingdom
536365,85123A,SAME INVOICE,1,2010-12-01 08:26:00,2.00,17850.0,United Kingdom
C536400,85123A,MORE THAN THERE IS,-9,2011-01-05 10:00:00,9.99,17850.0,United Kingdom
C536400,85123A,THE REST,-7,2011-01-05 10:00:00,2.55,17850.0,United Kingdom
C536401,71053,OTHER CUSTOMER,-1,2011-01-05 10:00:00,3.39,17850.0,United Kingdom
C536402,71053,NOT EARLIER,-1,2010-12-01 08:28:00,3.39,,France
C536403,71053,WRONG SIGN,1,2011-01-06 10:00:00,3.39,,France
536404,71053,RETURN WITHOUT C,-5,2011-01-06 10:00:00,3.39,,France
536405,71053,PENNIES,5,2011-01-06 10:00:00,0.001,,France
536406,71053,NEGATIVE,1,2011-01-06 10:00:00,-1.00,,France
A536407,B,ADJUSTMENT,1,2011-01-06 10:00:00,-11062.06,,France
X536408,71053,WHAT IS X,1,2011-01-06 10:00:00,1.00,,France
536409,,NO PRODUCT,1,2011-01-06 10:00:00,1.00,,France
536409,71053,ZERO UNITS,0,2011-01-06 10:00:00,1.00,,France
536409,71053,PRICE,1,2011-01-06 10:00:00,1e3,,France
536409,71053,DATE,1,2011-02-30 10:00:00,1.00,,France
536409,71053,FEW FIELDS
"""


SAMPLE_REPORT = """\
lines of the input         23
  of the header            1
  blank                    0
  going on with a quoted field  0
lines read                 22
lines accepted             7
invoices                   11
customers registered       2
orders created             3
cancellations applied      1
returns (parts of lines)   4
units returned             14
stock movements            0
invoices already imported  0
refused lines              15
  malformed_invoice_date  1
  malformed_invoice_no  1
  malformed_quantity  1
  malformed_record  1
  malformed_stock_code  1
  malformed_unit_price  1
  adjustment               1
  negative_price           1
  zero_price               1
  fraction_of_penny        1
  negative_quantity        1
  positive_quantity_in_credit_note  1
  unmatched_return         3
units unmatched            4
0.1 s, 130 invoices/s
"""


def self_test():
    overview, counts = compute(io.StringIO(SAMPLE))
    december = dict(order_count=2, item_count=5, unit_count=15, gross_amount=1530 + 1000 + 100 + 825 + 200,
                    returned_amount=0, revenue=3655)
    # The first credit line takes 3 of 536367 at 2.75, then 6 of line 1 of 536365 at 2.55; the second takes 4 of line 2
    # at 2.50 and 1 of line 4 at 2.00, and 2 units find nothing.
    january = dict(order_count=0, item_count=0, unit_count=0, gross_amount=0,
                   returned_amount=825 + 1530 + 1000 + 200, revenue=-3555)
    guest = dict(order_count=1, item_count=1, unit_count=2, gross_amount=678, returned_amount=0, revenue=678)
    expect("overview", overview, {
        "17850": {"2010-12": december, "2011-01": january},
        "guest:France": {"2010-12": guest},
    })
    expect("counts", {key: counts[key] for _, key in REPORT}, dict(
        lines=22, invoices=11, invoices_without_accepted_line=5, customers_registered=2, customers=2, guest_customers=1, customer_months=3,
        orders=3, order_lines=6, units_ordered=17, gross_amount=4333, credit_notes=3, credit_notes_applied=1,
        credit_notes_unmatched=2, credit_lines=4, lines_returned=2, lines_returned_in_part=1, return_parts=4,
        units_returned=14, returned_amount=3555, unmatched_return_lines=3, unmatched_return_units=4, refused_lines=12,
        malformed_record=1, malformed_invoice_no=1, malformed_stock_code=1, malformed_quantity=1,
        malformed_invoice_date=1, malformed_unit_price=1, malformed_customer_id=0, malformed_country=0, adjustment=1, negative_price=1, zero_price=1, fraction_of_penny=1, negative_quantity=1,
        positive_quantity_in_credit_note=1,
    ))
    expect("a tie goes to the later in the file", tie_winner(), 200)
    expect("7 others between are one invoice", invoices_with_others_between(7), 8)
    expect("8 others between are two", invoices_with_others_between(8), 10)
    expect("an honest server", differences_with(overview, overview), [])
    overview_with_slip = json.loads(json.dumps(overview))
    overview_with_slip["17850"]["2011-01"]["revenue"] += 1
    del overview_with_slip["guest:France"]
    expect("a server with slips", differences_with(overview, overview_with_slip), [
        "17850 2011-01 revenue: expected -3555, the server has -3554",
        "guest:France: the server does not know this customer",
    ])
    expect("an honest report", differences_with_report(SAMPLE_REPORT), [])
    expect("a report with slips", differences_with_report(SAMPLE_REPORT.replace("14\n", "13\n") + "  invalid-order  1\n"), [
        "the importer's report, invalid-order: expected 0, it says 1",
        "the importer's report, units returned: expected 14, it says 13",
    ])
    print("self-test passed")


def differences_with(overview, served):
    """What the comparison finds on a server that answers with these figures."""
    answers = {customer_id(reference): months for reference, months in served.items()}

    class Answers(http.server.BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self):
            months = answers.get(urllib.parse.urlsplit(self.path).path.split("/")[4])
            body = {"months": [{"month": month, **figures} for month, figures in (months or {}).items()]}
            body = json.dumps(body).encode()
            self.send_response(404 if months is None else 200)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_):
            pass

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Answers) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        api = API(f"http://127.0.0.1:{server.server_port}", {})
        try:
            with contextlib.redirect_stderr(io.StringIO()):
                return list(compare(overview, api))
        finally:
            api.connection.close()
            server.shutdown()


def differences_with_report(text):
    counts = compute(io.StringIO(SAMPLE))[1]
    with tempfile.NamedTemporaryFile("w", suffix=".txt", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        with contextlib.redirect_stderr(io.StringIO()):
            return list(compare_report(counts, file.name))


def tie_winner():
    at = "2011-01-01 10:00:00"
    rows = [f"5000{n},P,,1,{at},{n}.00,1,UK" for n in (1, 2)] + ["C50003,P,,-1,2011-01-02 10:00:00,1.00,1,UK"]
    return compute(io.StringIO("\n".join([",".join(HEADER)] + rows)))[1]["returned_amount"]


def invoices_with_others_between(count):
    numbers = [50_000] + [50_001 + other for other in range(count)] + [50_000]
    rows = [f"{number},P,,1,2011-01-01 10:00:00,1.00,1,UK" for number in numbers]
    return compute(io.StringIO("\n".join([",".join(HEADER)] + rows)))[1]["invoices"]


def expect(what, actual, expected):
    if actual != expected:
        raise SystemExit(f"self-test: {what}\n  expected {expected}\n  got      {actual}")


# Command line --------------------------------------------------------------------------------------------------------


def default_files():
    beside = pathlib.Path(__file__).resolve().parents[3] / "shared" / "data"
    folder = pathlib.Path(os.environ.get("TANDEM_DATA") or beside) / "online-retail"
    return sorted(folder.glob("*.csv.gz")) + sorted(folder.glob("*.csv"))


def open_text(path):
    if str(path) == "-":
        return sys.stdin
    opener = gzip.open if str(path).endswith(".gz") else open
    return opener(path, "rt", encoding="utf-8", newline="")


def header(text):
    name, colon, value = text.partition(":")
    if not colon:
        raise argparse.ArgumentTypeError("expected NAME: VALUE")
    return name.strip(), value.strip()


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", nargs="?", help="CSV or CSV.gz; default: the one in online-retail/ of TANDEM_DATA or ../shared/data")
    parser.add_argument("--api", metavar="ADDRESS", help="compare with the server at this address")
    parser.add_argument("--header", metavar="NAME: VALUE", type=header, action="append", default=[],
                        help="send this with every request, such as Authorization")
    parser.add_argument("--import-report", metavar="FILE", help="compare with what `tandem import orders` printed")
    parser.add_argument("--most", type=int, default=50, metavar="N", help="print at most N differences")
    parser.add_argument("--report", action="store_true", help="print the counts as a Markdown table")
    parser.add_argument("--json", metavar="FILE", help="write counts and overviews as JSON")
    parser.add_argument("--self-test", action="store_true", help="check this program")
    options = parser.parse_args()
    if options.self_test:
        self_test()
        return 0
    path = options.file or next(iter(default_files()), None)
    if path is None:
        parser.error("there is no online-retail/*.csv.gz in TANDEM_DATA or ../shared/data; name a file")
    with open_text(path) as stream:
        overview, counts = compute(stream)
    if options.json:
        text = json.dumps({"counts": counts, "customers": overview}, indent=1, sort_keys=True)
        pathlib.Path(options.json).write_text(text + "\n", encoding="utf-8")
    if options.report or not (options.api or options.import_report):
        print(report(counts))
    differences = []
    if options.import_report:
        differences += compare_report(counts, options.import_report)
    if options.api:
        api = API(options.api, dict(options.header))
        api.wait_until_ready()
        differences += itertools.chain(compare(overview, api), compare_totals(counts, api))
    for difference in differences[: options.most]:
        print(difference)
    if options.api or options.import_report:
        print(f"{len(differences)} differences")
    return 1 if differences else 0


if __name__ == "__main__":
    sys.exit(main())
