"""The contract's schemas as pydantic models, named as the contract names them.

Requests forbid what the contract does not know; answers keep it. Import the names from here.
"""

from tui.api.models.assets import (
    AssetBase64,
    AssetId,
    AssetInput,
    AssetItem,
    AssetUrl,
    CompleteUploadRequest,
    CompleteUploadResponse,
    CreateDirectUploadRequest,
    DeleteAssetResponse,
    DirectUpload,
    UploadAssetV3Response,
)
from tui.api.models.catalogue import (
    AvatarError,
    AvatarGroupItem,
    AvatarLookItem,
    BrandKitItem,
    VideoAgentStyle,
    VoiceDetail,
    VoiceItem,
)
from tui.api.models.sessions import (
    CreateVideoAgentRequest,
    CreateVideoAgentResponse,
    GetSessionResponse,
    SendMessageRequest,
    SendMessageResponse,
    SessionListItem,
    SessionMessage,
    SessionResource,
    StopSessionRequest,
    StopSessionResponse,
)
from tui.api.models.users import (
    AutoReload,
    CreditPool,
    CurrentUser,
    Subscription,
    SubscriptionCredits,
    UsageBased,
    Wallet,
)
from tui.api.models.videos import (
    DeleteVideoResponse,
    VideoDetail,
)
from tui.api.models.webhooks import (
    WebhookDelivery,
    WebhookEventData,
)
from tui.api.models.wire import (
    Answer,
    Envelope,
    ErrorEnvelope,
    Page,
    Request,
    StandardAPIError,
)

__all__ = [
    "Answer",
    "AssetBase64",
    "AssetId",
    "AssetInput",
    "AssetItem",
    "AssetUrl",
    "AutoReload",
    "AvatarError",
    "AvatarGroupItem",
    "AvatarLookItem",
    "BrandKitItem",
    "CompleteUploadRequest",
    "CompleteUploadResponse",
    "CreateDirectUploadRequest",
    "CreateVideoAgentRequest",
    "CreateVideoAgentResponse",
    "CreditPool",
    "CurrentUser",
    "DeleteAssetResponse",
    "DeleteVideoResponse",
    "DirectUpload",
    "Envelope",
    "ErrorEnvelope",
    "GetSessionResponse",
    "Page",
    "Request",
    "SendMessageRequest",
    "SendMessageResponse",
    "SessionListItem",
    "SessionMessage",
    "SessionResource",
    "StandardAPIError",
    "StopSessionRequest",
    "StopSessionResponse",
    "Subscription",
    "SubscriptionCredits",
    "UploadAssetV3Response",
    "UsageBased",
    "VideoAgentStyle",
    "VideoDetail",
    "VoiceDetail",
    "VoiceItem",
    "Wallet",
    "WebhookDelivery",
    "WebhookEventData",
]
