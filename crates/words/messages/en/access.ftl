### Signing in: passwords, codes and how long to wait.

password-short = Too short: a password has at least { $least } characters. Three or four words that do not belong together are easy to remember.
password-long = Too long: a password has at most { $most } characters, fewer if it has accents or symbols.
password-common = Too easy to guess: many people use this password, or one like it. Three or four words that do not belong together are a good choice.
password-personal = Too easy to guess: this is little more than your own name, e-mail or phone number. Choose something that others do not know about you.

sign-in-wrong = The name or the password is wrong.
second-factor-wrong = This code is wrong, or it has already been used. Wait until your phone shows the next one.
code-unknown = This code is not valid: it has expired, has been used, or was replaced by a newer one. Ask the person who gave it to you for a new one.
code-length = A code has { $length } letters and digits; you typed { $found }.
code-character = “{ $character }” does not occur in a code. Compare it with the paper.
code-check = One letter or digit is wrong or in the wrong place. Compare the code with the paper.

too-many-attempts-seconds = Too many failed attempts. Wait { $seconds } seconds and try again.
too-many-attempts-minutes = Too many failed attempts. Wait { $minutes } minutes and try again.
