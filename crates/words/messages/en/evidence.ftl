# Photographs and files as evidence.

evidence-empty = “{ $file }” is empty. Choose the file again and send it anew.
evidence-too-large = “{ $file }” is larger than { $limit } MB. Send a smaller photograph, or split the document.
evidence-unknown = “{ $file }” is none of the kinds of file that are kept here. Send a photograph (JPEG, PNG or WebP), a PDF, a text or table (.txt, .csv), or an Excel or Word file (.xlsx, .docx).
evidence-contradiction = “{ $file }” ends in “.{ $extension }”, but its content is { $found }. Send the original file under its own name.
evidence-broken = “{ $file }” begins as { $kind }, but it is damaged or not complete. Open it on your device; if it looks right there, save or take it anew and send that.
evidence-pixels = “{ $file }” has { $width } × { $height } pixels; at most { $limit } million are taken. Send it in a smaller size.
evidence-bomb = “{ $file }” unpacks to far more than such a file holds. Save it anew with the program that made it, or print it as a PDF.
evidence-active = “{ $file }” holds a program (macros, scripts) or other files inside it. Save it without them, or print it as a new PDF, and send that.
evidence-locked = “{ $file }” is locked with a password, so that nobody could look at it later. Save it without the password and send that.
evidence-too-many = This firm has { $limit } files already, the most that are kept of one. Ask the institution what can be done.

evidence-kind-jpeg = a JPEG picture
evidence-kind-png = a PNG picture
evidence-kind-webp = a WebP picture
evidence-kind-pdf = a PDF document
evidence-kind-text = plain text
evidence-kind-csv = a table as text
evidence-kind-workbook = an Excel workbook
evidence-kind-document = a Word document

# The folder of photographs and files, and what an administrator's check finds in it.

store-folder = The folder of photographs and files cannot be used: { $cause }.
check-evidence-missing = The file { $file } of the firm { $firm } is missing from the folder of photographs and files. Put it back from a backup.
check-evidence-orphan = The file { $file } in the folder of the firm { $firm } belongs to nothing that is known; the daily round removes it after a week.
check-evidence-damaged = The file { $file } of the firm { $firm } is not as it was written. Put it back from a backup.
act-evidence-added = Photograph or file added
evidence-remove = Remove
evidence-remove-sure = Remove this file for good
act-evidence-removed = File removed from an answer
