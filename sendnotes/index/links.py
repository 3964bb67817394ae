"""When two links are the same link."""


def link_key(url: str) -> str:
    """Return what stays the same of a link however it is written: no scheme, no fragment."""
    rest = url.strip().partition("://")[2] or url.strip()
    host, slash, path = rest.partition("#")[0].partition("/")
    return f"{host.lower().removeprefix('www.')}{slash}{path}".rstrip("/")
