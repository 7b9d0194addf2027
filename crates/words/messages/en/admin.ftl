### Keeping an institution's database in order, and what can be wrong with it.

help-admin = Keep the institution's database in order
help-admin-migrate = Bring the database to the newest version, as every start does
help-admin-backup = Write everything to one archive, while the server runs; it holds personal data and keys, so keep it safe
help-admin-restore = Put back what an archive holds, into SQLite or PostgreSQL
help-admin-check = Look whether the database is as the program wrote it
help-admin-audit = The record of everything that was done
help-admin-audit-verify = Check every entry of the audit
help-admin-audit-head = Print number and digest of the last entry, to write down or publish
help-arg-head = A noted end of the audit, as audit head prints it; the audit must still contain it
help-admin-reindex = Build the search anew from the database
help-admin-invite = Invite a person, the first administrator above all
help-admin-retention = Let go what the rules say is not kept any longer, as the server does every day
help-arg-database_url = The institution's database: sqlite:FILE or postgres://USER@HOST/NAME (default: puente.db in the data folder)
help-arg-archive = File of the archive, such as puente-2026-03-15.gz
help-arg-replace = Replace what the database holds; stop the server first
help-arg-name = The person's name
help-arg-role = What the person is: administrator, manager, agent, council or analyst
help-arg-email = E-mail address, if there is one; the person then signs in with it
help-arg-phone = Telephone, if there is one

admin-progress = { $rows } rows …
admin-invalid = This cannot be stored: { $problems }
admin-migrated = The database is now at version { $version } ({ $count } steps).
admin-migrated-none = The database is at version { $version } already.
admin-backup-exists = { $file } is there already; choose another name, so that no older archive is lost.
admin-backed-up = { $file } holds everything: { $rows } rows. Keep it where only few people can read it.
admin-restored = Restored what { $file } held on { $taken }: { $rows } rows. Everybody signs in again.
admin-erased-again = { $count } firms, people or keys that had been erased since then were erased again.
admin-check-sound = The database is as the program wrote it.
admin-check-broken = The database is not as the program wrote it: { $count } findings. Stop the server, keep a copy, and restore the last archive that is sound.
admin-audit-whole = The audit is whole: { $entries } entries, { $forgotten } of them about people or firms that were erased.
admin-audit-empty = The audit has no entry yet.
admin-audit-noted = “{ $text }” is no noted end of the audit. Give it as audit head prints it: a number, a colon and 64 digits from 0 to f.
admin-audit-exchanged = The audit no longer contains what was noted of entry { $number }: it was exchanged or cut. Keep a copy of the database and restore the last archive that still contains it.
admin-reindexed = The search knows { $parties } parties.
admin-role-unknown = “{ $role }” is no role; there are { $known }.
admin-invited = { $name } is invited ({ $role }) and signs in as { $login }. The code is { $code }, good for 30 days, to be typed at { $page } on the institution's pages. It is shown only this once.
admin-released = Let go: { $invitations } invitations, { $accounts } accounts, { $requests } requests, { $firms } firms.

check-file = The database file is damaged: { $reason }
check-orphans = { $rows } rows of { $table } refer by { $column } to something that does not exist.
check-body = The row { $id } of { $table } cannot be read.
check-column = The row { $id } of { $table } says something else in { $column } than in its body.
check-key = The key of { $id } is gone, although nobody erased this firm or person.
audit-fault-gap = The audit is broken at entry { $number }: an entry before it is missing.
audit-fault-chain = The audit is broken at entry { $number }: it is not the entry that was written.
audit-fault-content = The audit is broken at entry { $number }: its content is not what was written.
audit-fault-end = The audit is broken at entry { $number }: its end is not the one that was written.

store-conflict = Somebody changed this meanwhile. Look at what it says now, and make your change again.
store-missing = There is no such record, or something that it refers to does not exist.
store-taken = This name is taken; choose another one.
store-unavailable = The database cannot be used at the moment; nothing was stored. Try again in a minute. ({ $cause })
store-newer = The database has version { $found }, and this program only knows { $known }. Install the newer program.
store-damaged = Something in the database is not as the program wrote it: { $cause }. Run puente admin check.

archive-foreign = { $file } is no archive of Puente.
archive-newer = { $file } has version { $found }, and this program only knows { $known }. Install the newer program.
archive-cut = { $file } is cut off after line { $line }; nothing was changed. Use another copy of it.
archive-damaged = { $file } is damaged at line { $line }; nothing was changed. Use another copy of it.
archive-not-empty = The database is not empty. Restore { $file } into an empty one, or say --replace to give up what it holds.
archive-file = { $file } cannot be used: { $reason }
