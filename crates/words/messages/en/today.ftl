### What waits for a person: the start page and the letter that reminds of plans.

due-title = Actions of plans that are due
task-plan = From the improvement plan
verify-title = Assessments to verify
task-verify = Look at it and verify
drafts-title = Assessments to go on with
task-go-on = Go on answering
standards-waiting-title = Standards in draft
task-answer = Answer the comments
task-comment = Read it and comment
letter-reminder-subject = What your improvement plan has due
act-reminder-mailed = Reminder of a plan sent
act-reminder-returned = Reminder of a plan could not be sent
help-admin-remind = Write to whoever has actions of an improvement plan due. Puente does not do this by itself: have a timer of the system (systemd, cron, Task Scheduler) call it once a day. Called again on the same day, it writes to nobody twice
admin-reminded = Reminded { $sent } people; { $failed } letters could not be sent.
letter-reminder-firm = { $name }: { $count }
letter-reminder =
    Good day, { $name }.

    Actions of the improvement plan that are late, due within a week or to be remembered: { $count }.
    { $firms }

    After signing in you see which ones: { $link }

    You get at most one such letter a day, and none when nothing is due. Whoever has no business with it may throw this letter away.
