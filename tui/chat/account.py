"""What an account has left, in the words the screen and the command line show."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tui.api.models.users import CurrentUser, Subscription, UsageBased, Wallet


def balance_words(user: CurrentUser) -> str:
    """What is left of the account that pays; empty when the answer names none."""
    if user.wallet is not None:
        return _wallet(user.wallet)
    if user.subscription is not None:
        return _subscription(user.subscription)
    if user.usage_based is not None:
        return _usage(user.usage_based)
    return ""


def name_words(user: CurrentUser) -> str:
    """Who the key belongs to."""
    name = " ".join(part for part in (user.first_name, user.last_name) if part) or user.username
    return f"{name} ({user.email})" if user.email else name


def _wallet(wallet: Wallet) -> str:
    if wallet.remaining_balance is None:
        return ""
    if wallet.currency.lower() == "usd":
        return f"{wallet.remaining_balance:,.2f} USD"
    return f"{wallet.remaining_balance:,.0f} {wallet.currency}"


def _subscription(subscription: Subscription) -> str:
    pools = (subscription.credits.premium_credits, subscription.credits.add_on_credits)
    left = [pool.remaining for pool in pools if pool is not None and pool.remaining is not None]
    return f"{sum(left):,.0f} credits" if left else f"{subscription.plan} plan"


def _usage(usage: UsageBased) -> str:
    if usage.remaining_credits is not None:
        return f"{usage.remaining_credits:,.0f} credits"
    if usage.spending_current_usd is None:
        return ""
    cap = f" of {usage.spending_cap_usd:,.2f}" if usage.spending_cap_usd is not None else ""
    return f"{usage.spending_current_usd:,.2f}{cap} USD spent"
