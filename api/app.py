"""The app factory."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from functools import partial
from importlib.metadata import version
from pathlib import Path
from typing import Any

from fastapi import FastAPI
from fastapi.middleware.cors import CORSMiddleware
from fastapi.openapi.utils import get_openapi
from starlette.types import ASGIApp, Receive, Scope, Send

from api import problems
from api.assistants.mounting import Assistants
from api.context import Context
from api.derived.release import Release
from api.derived.warming import keep_warm
from api.engine.base import Engine
from api.engine.cache import AnswerCache
from api.engine.federation import Federation
from api.engine.options import PoolOptions
from api.engine.pool import Pool
from api.engine.remote import RemoteEngine
from api.engine.worker import Limits
from api.engine.writing import Writing
from api.http.direct import Direct
from api.http.methods import Methods
from api.http.prefix import BasePath
from api.metrics import Metrics
from api.routers import (
    catalogue,
    documentation,
    entities,
    feed,
    health,
    network,
    queries,
    reconcile,
    sparql,
    terms,
    writing,
)
from api.settings import Settings
from api.web import site
from api.web.asking import load_page_queries
from api.web.pages import link
from api.web.security import SecurityHeaders
from kg.queries import load_queries
from kg.store import StoreError, StoreFolder

DESCRIPTION = """\
Who spoke with whom, in what office, when, by what channel, and what each side said was agreed: a knowledge graph
read from diplomatic texts, every fact tied to its sentence. Ask it in SPARQL, or run a stored query by its name.
Errors are problem details (RFC 9457) that say what to change.
"""
EXPOSED = ["ETag", "Link", "Location", "Retry-After"]


def create_app(settings: Settings | None = None, engine: Engine | None = None) -> FastAPI:
    """Make the service.

    Args:
        settings: how it runs; by default from the environment.
        engine: what evaluates queries; by default the one the settings name.

    Raises:
        QueryFileError: a stored query breaks the convention.
    """
    settings = with_base_of_store(settings or Settings())
    context = make_context(settings, engine)
    assistants = Assistants(context)

    @asynccontextmanager
    async def lifespan(_app: FastAPI) -> AsyncIterator[None]:
        async with AsyncExitStack() as stack:
            if context.writing:
                await context.writing.start()
                stack.push_async_callback(context.writing.stop)
            stack.callback(context.names.stop)
            stack.push_async_callback(context.calculator.stop)
            stack.push_async_callback(context.engine.stop)
            await context.engine.start()
            stack.push_async_callback(context.networks.stop)
            stack.push_async_callback(context.searching.stop)
            context.searching.start()
            await stack.enter_async_context(assistants.running())
            if settings.warm:
                warming = asyncio.create_task(keep_warm(context))
                stack.callback(warming.cancel)
            yield

    app = _App(
        title="communique",
        description=DESCRIPTION,
        version=version("communique"),
        lifespan=lifespan,
        docs_url=None,
        redoc_url=None,
        redirect_slashes=False,
    )
    app.state.context = context
    problems.install(app)
    modules = (
        catalogue,
        queries,
        network,
        feed,
        health,
        terms,
        entities,
        reconcile,
    )
    # Routes are tried in this order: what is asked most comes first.
    routers = [sparql.router, *site.ROUTERS, *(module.router for module in modules)]
    if settings.allow_update:
        routers.append(writing.router)
    if settings.links:
        routers.append(link.router)
    for router in routers:
        app.include_router(router)
    app.router.routes.append(assistants.route)
    documentation.install(app)
    app.add_middleware(Methods, routers=routers)
    app.add_middleware(SecurityHeaders)
    cross_origin: dict[str, Any] = {
        "allow_origins": settings.cors_origins,
        "allow_methods": ["GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS"],
        "allow_headers": ["*"],
        "expose_headers": EXPOSED,
        "max_age": 86_400,
    }
    app.add_middleware(CORSMiddleware, **cross_origin)
    app.add_middleware(BasePath, base=settings.base)
    direct = Direct("/sparql", partial(sparql.answer_to, context=context))
    app.answer_ahead(direct, CORSMiddleware(direct, **cross_origin))
    return app


def make_context(settings: Settings, engine: Engine | None = None) -> Context:
    """What routers and assistants share; `engine` evaluates queries, by default the one the settings name."""
    engine = engine or engine_of(settings)
    writing = writing_of(settings, engine)
    metrics = Metrics()
    if settings.answer_cache:
        engine = AnswerCache(engine, settings.answer_cache, settings.query_timeout, metrics.cache)
    return Context(
        settings,
        engine,
        load_queries(),
        Federation(settings.federation, settings.query_timeout),
        writing,
        load_page_queries(),
        release=Release(settings.release) if settings.release else None,
        metrics=metrics,
    )


def with_base_of_store(settings: Settings) -> Settings:
    """The settings with the base IRI that the store was built with, unless they name one themselves."""
    if "base" in settings.model_fields_set or settings.remote:
        return settings
    generation = StoreFolder(Path(settings.store)).current()
    built: dict[str, str] = (generation.read("build") if generation else None) or {}
    return settings.model_copy(update={"base": built["base"]}) if "base" in built else settings


def engine_of(settings: Settings) -> Engine:
    """The engine the settings name: worker processes over a store folder, or another engine by URL."""
    if settings.remote:
        return RemoteEngine(
            settings.store,
            default_graph=settings.store_default_graph,
            timeout=settings.query_timeout,
            result_bytes=settings.max_result_bytes,
            per_client=settings.max_in_flight,
            at_once=settings.workers + settings.slow_queries,
        )
    options = PoolOptions(
        workers=settings.workers,
        slow_queries=settings.slow_queries,
        slow_after=settings.slow_after,
        timeout=settings.query_timeout,
        per_client=settings.max_in_flight,
        stall_timeout=settings.stall_timeout,
        total_memory=settings.memory_for_queries,
        memory=settings.mode == "memory",
        limits=Limits(
            result_bytes=settings.max_result_bytes,
            query_memory=settings.query_memory,
            keep_memory=max(64 << 20, settings.query_memory // 16),
        ),
    )
    return Pool(Path(settings.store), options)


def writing_of(settings: Settings, engine: Engine) -> Writing | None:
    """The process that writes, if the settings ask for one."""
    if not settings.allow_update:
        return None
    if not isinstance(engine, Pool):
        raise StoreError("--allow-update needs a store folder: write to another engine through its own interface")
    return Writing(StoreFolder(Path(settings.store)), engine, settings.update_timeout)


class _App(FastAPI):
    """FastAPI, whose description of itself also lists the stored queries and the key that writing asks for; one address
    is answered ahead of its routes."""

    _direct: Direct | None = None
    _direct_in_layers: ASGIApp

    def answer_ahead(self, direct: Direct, in_layers: ASGIApp) -> None:
        """Let `direct` answer what it takes; `in_layers` is the same, with the middleware that it needs."""
        self._direct, self._direct_in_layers = direct, in_layers

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Called by the server."""
        if self._direct and self._direct.takes(scope):
            scope["app"] = self
            await self._direct_in_layers(scope, receive, send)
        else:
            await super().__call__(scope, receive, send)

    def openapi(self) -> dict[str, Any]:
        if not self.openapi_schema:
            context: Context = self.state.context
            schema = get_openapi(
                title=self.title, version=self.version, description=self.description, routes=self.routes
            )
            if context.writing:
                components = schema.setdefault("components", {})
                components["securitySchemes"] = {"token": {"type": "http", "scheme": "bearer"}}
            schema["paths"].update(queries.openapi_paths(context.queries))
            self.openapi_schema = schema
        return self.openapi_schema
