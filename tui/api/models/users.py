"""Who is calling, and what they can spend."""

from __future__ import annotations

from tui.api.models.wire import Answer, Open
from tui.api.terms import BillingType


class AutoReload(Answer):
    """The rule by which a wallet is topped up, in USD."""

    enabled: bool
    threshold_usd: float | None = None
    amount_usd: float | None = None


class Wallet(Answer):
    """A prepaid balance, as API keys have it. `currency` is "usd" or "credits"."""

    currency: str
    remaining_balance: float | None = None
    auto_reload: AutoReload | None = None


class CreditPool(Answer):
    """A pool of credits, and when it refills."""

    remaining: int | float | None = None
    resets_at: str | None = None


class SubscriptionCredits(Answer):
    """The pools of a plan: its own, and what was bought on top."""

    premium_credits: CreditPool | None = None
    add_on_credits: CreditPool | None = None


class Subscription(Answer):
    """A plan with credits."""

    plan: str
    credits: SubscriptionCredits = SubscriptionCredits()


class UsageBased(Answer):
    """A metered account."""

    included_credits: float | None = None
    remaining_credits: float | None = None
    spending_cap_usd: float | None = None
    spending_current_usd: float | None = None


class CurrentUser(Answer):
    """The caller. `billing_type` says which of the three accounts is filled; all may be null."""

    username: str
    email: str | None = None
    first_name: str | None = None
    last_name: str | None = None
    billing_type: Open[BillingType] | None = None
    wallet: Wallet | None = None
    subscription: Subscription | None = None
    usage_based: UsageBased | None = None
