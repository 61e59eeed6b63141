"""Who is calling: the owner of this machine, on a plan without limits. Nothing is ever charged."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from tui.api.models import CreditPool, CurrentUser, Subscription, SubscriptionCredits
from tui.api.terms import BillingType
from tui.studio.http import replies
from tui.studio.http.routes import route


async def get_current_user(request: Request) -> Response:
    """GET /v3/users/me; a pool without a figure is one that never empties."""
    del request
    plan = Subscription(plan="enterprise", credits=SubscriptionCredits(premium_credits=CreditPool()))
    return replies.data(
        CurrentUser(
            username="studio",
            email=None,
            first_name="Embedded",
            last_name="Studio",
            billing_type=BillingType.SUBSCRIPTION,
            subscription=plan,
        )
    )


ROUTES = [route("/v3/users/me", GET=get_current_user)]
