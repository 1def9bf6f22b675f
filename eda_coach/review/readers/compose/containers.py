"""What each service of a compose file is: a part of the system, or something beside it."""

from collections.abc import Iterable
from dataclasses import dataclass

from eda_coach.review.model.element import ElementKind
from eda_coach.review.readers.compose.images import Product, Role, bare_name, product_at, product_of
from eda_coach.review.readers.compose.services import Service
from eda_coach.review.readers.naming import kind_of_name, words_of_name
from eda_coach.review.readers.vocabulary import Vocabulary

# A container of one's own is never a person, and a stand-in for someone else's system is called so.
_STAND_INS = frozenset({"mock", "mocks", "stub", "fake", "simulator", "sandbox", "external", "wiremock"})
_ONCE = frozenset(
    {
        "init",
        "setup",
        "seed",
        "seeder",
        "bootstrap",
        "migrate",
        "migrator",
        "migration",
        "migrations",
        "provision",
    }
)
# A broker's image that only runs the broker's own command line.
_COMMAND_LINES = ("kafka-topics", "kafka-configs", "rabbitmqadmin", "rabbitmqctl", "rpk topic", "nats stream")
_KINDS = frozenset(
    {
        ElementKind.BROKER,
        ElementKind.STORE,
        ElementKind.GATEWAY,
        ElementKind.CLIENT,
        ElementKind.SERVICE,
    }
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Container:
    """A service and what it is.

    Attributes:
        technology: Product or image; empty if it is only built.
        is_guess: Whether the kind is only the best guess.
        runs_once: Whether it prepares something and ends.
    """

    service: Service
    kind: ElementKind
    technology: str
    role: Role
    is_guess: bool
    runs_once: bool

    @property
    def is_part(self) -> bool:
        """Whether it belongs to the system while that runs."""
        return not self.runs_once and self.role is not Role.WATCHER


def containers_of(services: Iterable[Service], vocabulary: Vocabulary) -> dict[str, Container]:
    """What each service is, by name."""
    services = list(services)
    completed = {
        name
        for service in services
        for name, node in service["depends_on"].entries.items()
        if node["condition"].text == "service_completed_successfully"
    }
    return {
        service.name: _container(
            service, vocabulary, runs_once=service.name in completed or _runs_once(service)
        )
        for service in services
    }


def _container(service: Service, vocabulary: Vocabulary, *, runs_once: bool) -> Container:
    product = product_of(service.image)
    named = None if product else _named(service, vocabulary)
    if product is None and named is None:
        product = next((known for known in map(product_at, service.ports()) if known), None)
    kind = product.kind if product else named
    if product and product.name == "kafka" and _is_controller(service):
        # It keeps the state of the cluster, as ZooKeeper does.
        kind = ElementKind.STORE
    return Container(
        service=service,
        kind=kind or ElementKind.SERVICE,
        technology=product.name if product else service.image.strip("/:"),
        role=product.role if product else _role_of_name(service),
        is_guess=kind is None,
        runs_once=runs_once,
    )


def _named(service: Service, vocabulary: Vocabulary) -> ElementKind | None:
    """The kind that the name of the service or of its image tells."""
    for name in (service.name, bare_name(service.image)):
        kind = kind_of_name(name, vocabulary) if name else None
        if kind is ElementKind.EXTERNAL and _STAND_INS & set(words_of_name(name)):
            return kind
        if kind is not None:
            return kind if kind in _KINDS else ElementKind.SERVICE
    return None


def _role_of_name(service: Service) -> Role:
    """What an image of one's own is for, by the product that its service is called after."""
    product: Product | None = product_of(service.name)
    return product.role if product and product.role is Role.WATCHER else Role.PART


def _runs_once(service: Service) -> bool:
    words = set(words_of_name(service.name))
    if _ONCE & words or {"create", "topics"} <= words or "createbuckets" in words:
        return True
    return any(line in commands_of(service) for line in _COMMAND_LINES)


def commands_of(service: Service) -> str:
    """What a service runs instead of what its image would."""
    nodes = (service["command"], service["entrypoint"])
    return " ".join(" ".join([node.text, *(item.text for item in node.items)]) for node in nodes)


def _is_controller(service: Service) -> bool:
    """Whether a Kafka node only keeps the state of the cluster."""
    roles = next(
        (setting.value for name, setting in service.settings.items() if name.endswith("PROCESS_ROLES")), ""
    )
    return bool(roles) and "broker" not in roles
