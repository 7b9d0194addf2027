### How people come in otherwise: by an account at another provider, and by mail.

## Accounts elsewhere
sso-title = Sign in with another account
sso-sign-in = Sign in with { $label }
sso-accept = Accept with { $label }
sso-instead = You can also come in without a password of ours:
sso-away = You are being led to { $label }. If nothing happens, press the button.
sso-go-on = Go on to { $label }
sso-lead = If you have an account at { $label }, you can come in with it instead of your password. Type your password once to link it.
sso-connect = Link { $label }
sso-end = End the link
sso-factor = Type the six digits that your phone shows, or one of your codes on paper.
sso-code = This code does not hold: it has expired, was used or was replaced by a newer one. Ask whoever gave it to you for a new one.
identity-stale = Too much time has passed, or the page was opened twice. Go to the sign-in page and begin again.
identity-unknown = Nobody here has linked this account. Sign in with your password first and link it under Settings; if you were not invited yet, ask the institution.
identity-taken = This account is already linked to a person here. Choose another account there, or ask the institution.
provider-unreachable = The other side cannot be reached just now. Try again in a minute, or sign in with your password.
provider-refused = The other side did not say clearly who you are, so nobody was let in. Begin again, or sign in with your password.
problem-no-password = You have no password here yet. Ask whoever looks after you for a code to choose one.
act-identity-linked = Account elsewhere linked
act-identity-unlinked = Account elsewhere unlinked
act-identity-signed-in = Signed in with an account elsewhere
ticket-mailed = New password by mail

## Settings of the server
sso-address = “{ $address }” cannot be used for signing in elsewhere. Give an address that begins with https:// and, for the pages, has no path.
sso-roots = This machine has no certificates to trust: { $reason }. Install the system's package of CA certificates.

## Forgotten passwords and letters
forgotten-title = Forgot your password?
forgotten-lead = Type what you sign in with. If you gave us an e-mail address, a letter with a link goes there.
forgotten-send = Send the letter
forgotten-sent = If somebody here signs in with that and gave an e-mail address, a letter is on its way. Its link holds for one hour and serves once. If nothing comes, look among the unwanted mail first.
field-mail = Also send it by e-mail
field-confirm = Current password
hint-confirm = Only if you change your e-mail address.
slip-mailed = Also sent to { $address }.
slip-not-mailed = It could not be sent to { $address }. Give the code on paper or by phone.
letter-reset-subject = A new password
letter-reset = Hello { $name },{"\u000A"}{"\u000A"}somebody asked for a new password for you. Open this page to choose one:{"\u000A"}{"\u000A"}{ $link }{"\u000A"}{"\u000A"}Or type this code on the page for codes: { $code }{"\u000A"}{"\u000A"}It holds for one hour and serves once. If it was not you, do nothing: your password stays as it is.{"\u000A"}
letter-code-subject = Your code for { $institution }
letter-code = Hello { $name },{"\u000A"}{"\u000A"}{ $institution } gives you this code. Open this page and choose a password:{"\u000A"}{"\u000A"}{ $link }{"\u000A"}{"\u000A"}Your code: { $code }{"\u000A"}You then sign in with: { $login }{"\u000A"}{"\u000A"}If you do not know what this is about, do nothing.{"\u000A"}
act-reset-mailed = Code for a new password sent by mail
mail-sender = “{ $text }” is no sender: { $reason }. Write it like Puente <puente@example.org>.
mail-host = “{ $host }” is no mail server: { $reason }. Give its name, such as mail.example.org.
mail-tls = Letters to { $host } would travel in the clear. Use implicit or starttls; none is only for a mail server on this machine.

## A further firm for a person
person-add-firm = Add a firm
person-firm-of = A further firm for { $name }
back-to-person = Back to the person
problem-choose-firm = Choose a firm.

## What serve takes
help-arg-public_url = Address under which people reach the pages, such as https://puente.example.org
help-arg-sso_issuer = Provider by which people may also sign in (OpenID Connect), as it writes its own address
help-arg-sso_client = Name that the provider gave to this program
help-arg-sso_secret_file = File with the secret that goes with it (or PUENTE_SSO_SECRET)
help-arg-sso_label = What people call the provider; it stands on the button
help-arg-mail_host = Mail server for letters
help-arg-mail_port = Its port (default: 465 implicit, 587 starttls, 25 none)
help-arg-mail_tls = How the way to it is kept: implicit, starttls (default) or none, on this machine only
help-arg-mail_user = Name by which the program signs in there
help-arg-mail_password_file = File with the password that goes with it (or PUENTE_MAIL_PASSWORD)
help-arg-mail_from = Sender of the letters, such as Puente <puente@example.org>
setting-needed = { $by } also needs { $name }. Give it as a flag or in the environment.
secret-unreadable = the secret in { $file } cannot be read: { $reason }
not-built-in = this program was built without what { $flag } is for. Build it with --features { $feature }.
