"""Settings of the service: environment variables `COMMUNIQUE_…`, overridden by the flags of `communique serve`.

`docs/settings.md` documents each of them; a test compares the two.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Literal

from pydantic import Field, SecretStr, field_validator, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

KIB, MIB, GIB = 1 << 10, 1 << 20, 1 << 30


class Settings(BaseSettings):
    """How the service runs. Sizes are bytes, times are seconds."""

    model_config = SettingsConfigDict(env_prefix="COMMUNIQUE_", extra="forbid")

    store: str = Field(
        default="store", description="Folder that `communique build` has made, or the URL of a SPARQL engine."
    )
    store_update_url: str | None = Field(default=None, description="With a URL as store: where it takes SPARQL Update.")
    store_default_graph: str | None = Field(
        default=None, description="With a URL as store: IRI of the graph that plays the default graph."
    )
    base: str = Field(
        default="https://w3id.org/communique/",
        description="Base IRI of the data; by default the one that the store was built with.",
    )
    host: str = Field(default="127.0.0.1", description="Address to listen on; `0.0.0.0` for all.")
    port: int = Field(default=8000, ge=0, le=65535, description="Port to listen on; 0 takes a free one.")
    mode: Literal["disk", "memory"] = Field(
        default="disk", description="Where workers read the graph: from disk, or from memory that they share."
    )
    workers: int = Field(
        default_factory=lambda: max(4, 2 * (os.cpu_count() or 2)),
        ge=1,
        description="Worker processes that stand ready.",
    )
    slow_queries: int = Field(
        default=16, ge=1, description="Long queries that may run at once, beside the ready workers."
    )
    slow_after: float = Field(default=0.1, gt=0, description="A query that takes longer than this is a long one.")
    query_timeout: float = Field(default=10.0, gt=0, description="Deadline of a query.")
    calculation_timeout: float = Field(
        default=30.0, gt=0, description="Deadline of a calculation on the network, beside its queries."
    )
    query_memory: int = Field(default=1 * GIB, ge=64 * MIB, description="Memory one query may take.")
    total_memory: int = Field(
        default=0, ge=0, description="Memory all long queries may take together; 0: half of the machine's."
    )
    max_query_bytes: int = Field(default=64 * KIB, ge=1024, description="Longest query.")
    max_result_bytes: int = Field(default=256 * MIB, ge=64 * KIB, description="Longest result, before compression.")
    max_in_flight: int = Field(default=32, ge=1, description="Queries one client address may have in flight.")
    header_timeout: float = Field(default=10.0, gt=0, description="Time for a request's head to arrive.")
    body_timeout: float = Field(default=10.0, gt=0, description="Time for a request's body to arrive.")
    stall_timeout: float = Field(
        default=20.0, gt=0, description="A client that reads nothing of its result for so long is cut off."
    )
    answer_cache: int = Field(
        default=64 * MIB,
        ge=0,
        description="Answers that are kept for whoever asks the same again; 0: every query is evaluated.",
    )
    cors_origins: list[str] = Field(default=["*"], description="Origins of web pages that may ask, as a JSON list.")
    federation: list[str] = Field(
        default=[],
        description="Endpoints that a top-level SERVICE with a constant IRI may ask, as a JSON list; none by default.",
    )
    warm: bool = Field(
        default=True,
        description="Lay the network out before the first visitor asks, at the start and for each new build.",
    )
    release: Path | None = Field(
        default=None, description="Folder that `communique export release` has written, offered for download."
    )
    licence: str = Field(
        default="https://creativecommons.org/publicdomain/zero/1.0/",
        description="IRI of the licence of the data, where no release says it.",
    )
    allow_update: bool = Field(
        default=False, description="Offer `/update` and `/graph-store` to whoever has the token."
    )
    token: SecretStr | None = Field(default=None, description="The token for writing: `Authorization: Bearer …`.")
    links: str | None = Field(
        default=None, description="Folder of `communique link`: whoever has the token decides at `/link`."
    )
    max_update_bytes: int = Field(default=64 * MIB, ge=1024, description="Longest update or graph.")
    update_timeout: float = Field(default=120.0, gt=0, description="Deadline of a write.")
    log_format: Literal["text", "json"] = Field(default="text", description="Form of the log on stderr.")
    log_level: Literal["debug", "info", "warning", "error"] = Field(default="info", description="What is logged.")

    @field_validator("base")
    @classmethod
    def _ends_in_slash(cls, value: str) -> str:
        return value if value.endswith(("/", "#")) else value + "/"

    @model_validator(mode="after")
    def _writing_needs_a_token(self) -> Settings:
        if (self.allow_update or self.links) and (self.token is None or not self.token.get_secret_value()):
            raise ValueError("--allow-update and --links need a token: set COMMUNIQUE_TOKEN")
        return self

    @property
    def remote(self) -> bool:
        """Whether the store is another engine, named by URL."""
        return self.store.startswith(("http://", "https://"))

    @property
    def memory_for_queries(self) -> int:
        """Bytes that all long queries may take together."""
        return self.total_memory or os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") // 2
