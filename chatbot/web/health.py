"""Two questions of an operator's machinery: is the process alive, can it answer now."""

from fastapi import APIRouter, Request
from starlette.responses import JSONResponse

from chatbot.readiness import Readiness, is_ready

router = APIRouter()


@router.get("/healthz")
async def healthz() -> JSONResponse:
    """200 as long as the event loop turns; asks nothing of anyone."""
    return JSONResponse({"status": "ok"})


@router.get("/readyz")
async def readyz(request: Request) -> JSONResponse:
    """200 when a question could be answered now, else 503; a reason for each part."""
    if request.app.state.stopping.is_set():
        return JSONResponse({"status": "stopping", "parts": {}}, 503)
    readiness: Readiness = request.app.state.readiness
    reasons = await readiness.reasons()
    if is_ready(reasons):
        return JSONResponse({"status": "ready", "parts": reasons})
    return JSONResponse({"status": "not ready", "parts": reasons}, 503)
