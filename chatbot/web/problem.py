"""The one JSON form of every refusal of the HTTP interface."""

from collections.abc import Mapping

from starlette.responses import JSONResponse


def problem(
    status: int, code: str, message: str, headers: Mapping[str, str] | None = None
) -> JSONResponse:
    """`{"error": {"code", "message"}}`: a word for programs, a sentence that says what to do."""
    body = {"error": {"code": code, "message": message}}
    return JSONResponse(body, status, {"Cache-Control": "no-store", **(headers or {})})


class Refused(Exception):
    """Raised with the response that refuses a request, from wherever the reason is found."""

    def __init__(self, response: JSONResponse) -> None:
        super().__init__()
        self.response = response
