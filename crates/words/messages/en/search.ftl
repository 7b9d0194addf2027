# Search: its quality, and files of documents and judged questions.

search-quality-title = Quality of search
search-quality-mean = Mean nDCG@10 of {$queries} questions: {$mean}. It is 1 when every answer shows the best documents first and 0 when it shows none of them.
column-query = Question
column-language = Language
column-judged = Answers judged
column-first-rank = Rank of the first
column-ndcg = nDCG@10

search-file-unreadable = {$file} cannot be read as documents and questions: {$reason}
search-file-twice = {$file}: two documents are called “{$name}”; give one another name.
search-file-no-requirement = {$file}: the document “{$name}” answers “{$code}”, which no standard asks for; write it as standard:code, for example haccp:P1.
search-file-no-document = {$file}: the question “{$query}” names the document “{$name}”, which is not in the file; correct the name or add the document.
search-file-grade = {$file}: the question “{$query}” needs a grade of 1, 2 or 3 for at least one document, and no other grades.

help-knowledge = What firms did, and how well it is found
help-knowledge-quality = Measure how good search is: judged questions and the documents that answer them, in TOML files
help-arg-judged = TOML files with [[document]] and [[query]] tables; grades are 1, 2 or 3
