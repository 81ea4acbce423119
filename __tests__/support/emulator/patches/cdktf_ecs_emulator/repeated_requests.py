"""Requests that a client repeats because it has lost the answer.

Where all processors are busy, Terraform's provider drops a connection now and then that the answer is on its way in, and sends the
request again, with the same invocation id. On AWS that is rare, and answers take longer. moto would carry it out twice, and
refuse the second as a duplicate: so it gets the answer of the first.
"""

import re
import threading
from collections import OrderedDict

from moto.moto_server.werkzeug_app import DomainDispatcherApplication

MOST = 1000


def install() -> None:
    dispatch = DomainDispatcherApplication.__call__
    answers = Answers()

    def call(self, environ, start_response):
        invocation = environ.get("HTTP_AMZ_SDK_INVOCATION_ID")
        if invocation is None:
            return dispatch(self, environ, start_response)
        known = answers.get(invocation) if is_repeated(environ) else None
        if known is None:
            known = capture(lambda start: dispatch(self, environ, start))
            answers.keep(invocation, known)
        status, headers, body = known
        start_response(status, headers)
        return [body]

    DomainDispatcherApplication.__call__ = call


def is_repeated(environ) -> bool:
    return re.search(r"attempt=(?!1\b)\d", environ.get("HTTP_AMZ_SDK_REQUEST", "")) is not None


def capture(run):
    """The answer as a whole."""
    started = []

    def start(status, headers, exc_info=None):
        started[:] = [status, headers]

    chunks = run(start)
    try:
        body = b"".join(chunks)
    finally:
        if hasattr(chunks, "close"):
            chunks.close()
    status, headers = started
    return status, headers, body


class Answers:
    """The latest answers to requests that were carried out; one that failed may be tried again."""

    def __init__(self) -> None:
        self.known: OrderedDict = OrderedDict()
        self.lock = threading.Lock()

    def get(self, invocation):
        with self.lock:
            return self.known.get(invocation)

    def keep(self, invocation, answer) -> None:
        if not answer[0].startswith("2"):
            return
        with self.lock:
            self.known[invocation] = answer
            if len(self.known) > MOST:
                self.known.popitem(last=False)
