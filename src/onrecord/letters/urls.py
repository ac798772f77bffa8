"""The addresses of the letters, below those of the site: `letters/…` for everybody, `desk/…` for editors."""

from __future__ import annotations

from django.urls import path, re_path

from onrecord.letters.accounts import joining, passkeys, sign_in
from onrecord.letters.accounts import own as account
from onrecord.letters.admin import administration
from onrecord.letters.desk import delivery, home, records, signatures, writing
from onrecord.letters.desk import letter as work
from onrecord.letters.pages import history, letter, letter_list, own, signing, whom

_LETTER = "desk/letter/<int:letter_id>"
_CAMPAIGN = "desk/campaign/<slug:campaign_slug>"

urlpatterns = [
    path("letters", letter_list.show_letter_list, name="letters"),
    path("letters/whom", whom.show_whom, name="whom"),
    path("letters/record/<slug:letter>", history.show_history, name="letter-history"),
    path("letters/draft/<str:key>", letter.show_draft, name="letter-draft"),
    path("letters/confirm/<str:secret>", own.show_confirm, name="letter-confirm"),
    path("letters/own/<str:secret>", own.show_own, name="letter-own"),
    path("letters/<slug:slug>", letter.show_letter, name="letter"),
    re_path(
        r"^letters/(?P<slug>[\w-]+)/sign/(?P<kind>organisation|individual)$", signing.show_sign, name="letter-sign"
    ),
    path("letters/<slug:slug>/thanks", signing.show_thanks, name="letter-thanks"),
    path("letters/<slug:slug>/signed", own.show_signed, name="letter-signed"),
    path("letters/<slug:slug>/again", signing.show_again, name="letter-again"),
    path("letters/<slug:slug>/picture.png", letter.send_picture, name="letter-picture"),
    re_path(r"^letters/(?P<slug>[\w-]+)/letter\.(?P<form>pdf|docx|txt)$", letter.send_paper, name="letter-paper"),
    path("desk/sign-in", sign_in.show_sign_in, name="desk-sign-in"),
    path("desk/second", sign_in.show_second, name="desk-second"),
    path("desk/sign-out", sign_in.sign_out, name="desk-sign-out"),
    path("desk/forgotten", sign_in.show_forgotten, name="desk-forgotten"),
    path("desk/join/<str:token>", joining.show_join, name="desk-join"),
    path("desk/account", account.show_account, name="desk-account"),
    path("desk/account/app", account.show_app, name="desk-app"),
    path("desk/passkey/begin", passkeys.begin_passkey, name="passkey-begin"),
    path("desk/passkey/keep", passkeys.keep_passkey, name="passkey-keep"),
    path("desk/passkey/ask", passkeys.ask_passkey, name="passkey-ask"),
    path("desk/passkey/take", passkeys.take_passkey, name="passkey-take"),
    path("desk", home.show_desk, name="desk"),
    path("desk/campaigns/new", home.add_campaign, name="campaign-new"),
    path(_CAMPAIGN, home.show_campaign, name="campaign"),
    path(f"{_CAMPAIGN}/save", home.save_campaign, name="campaign-save"),
    path(f"{_CAMPAIGN}/invite", home.invite_editor, name="campaign-invite"),
    path(f"{_CAMPAIGN}/editor/<int:editor_id>/remove", home.drop_editor, name="editor-remove"),
    path(f"{_CAMPAIGN}/letters/new", home.add_letter, name="letter-new"),
    path(_LETTER, work.show_work, name="work"),
    path(f"{_LETTER}/open", work.open_now, name="work-open"),
    path(f"{_LETTER}/close", work.close_now, name="work-close"),
    path(f"{_LETTER}/reopen", work.reopen_now, name="work-reopen"),
    path(f"{_LETTER}/answer", work.answer_now, name="work-answer"),
    path(f"{_LETTER}/write", writing.show_writing, name="write"),
    path(f"{_LETTER}/frame", writing.save_frame, name="write-frame"),
    path(f"{_LETTER}/justify", writing.justify_now, name="write-justify"),
    path(f"{_LETTER}/signatures", signatures.show_signatures, name="signatures"),
    path(f"{_LETTER}/signatures.csv", signatures.export_csv, name="signatures-csv"),
    path(f"{_LETTER}/signatures/print", signatures.show_print, name="signatures-print"),
    path(f"{_LETTER}/signature/<int:signature_id>/judge", signatures.judge_signature, name="signature-judge"),
    path(f"{_LETTER}/signature/<int:signature_id>/apart", signatures.keep_apart, name="signature-apart"),
    path(f"{_LETTER}/signature/<int:signature_id>/erase", signatures.erase_now, name="signature-erase"),
    path(f"{_LETTER}/import", signatures.show_import, name="import"),
    path(f"{_LETTER}/import/<int:list_id>", signatures.take_import, name="import-take"),
    path(f"{_LETTER}/delivery", delivery.show_delivery, name="delivery"),
    path(f"{_LETTER}/delivery/send", delivery.deliver_now, name="delivery-send"),
    path(f"{_LETTER}/papers/new", delivery.make_now, name="paper-new"),
    path(f"{_LETTER}/papers/<int:paper_id>", delivery.send_kept, name="paper"),
    path(f"{_LETTER}/mail", records.show_mail, name="mail"),
    path(f"{_LETTER}/mail/<int:mail_id>/retry", records.retry_mail, name="mail-retry"),
    path(f"{_LETTER}/trail", records.show_trail, name="trail"),
    path("desk/administration/", administration.urls),
]
