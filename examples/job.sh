# 10,000 items as lines of an upload, behind one line of options; the answer names the job.
{ echo '{"execution":"parallel","metadata":{"import":"first"}}'
  for n in $(seq 10000); do echo '{"method":"PUT","path":"/items/line-'$n'","body":{"n":'$n'}}'; done
} > job.ndjson
sheaf() { curl -s -H 'authorization: Bearer demo-token' "$@"; }
job=$(sheaf http://127.0.0.1:3000/jobs -H 'content-type: application/x-ndjson' --data-binary @job.ndjson | sed 's/.*"jobId":"\([^"]*\)".*/\1/')

sheaf "http://127.0.0.1:3000/jobs/$job"                          # state, live counts, percent, an estimate of the end
sheaf -N "http://127.0.0.1:3000/jobs/$job/events"                # the same as server-sent events, until its end
sheaf "http://127.0.0.1:3000/jobs/$job/results?limit=3"          # a line per result, while it runs too
sheaf "http://127.0.0.1:3000/jobs/$job/results?only=failed"      # what went wrong; then, once its cause is gone:
sheaf -X POST "http://127.0.0.1:3000/jobs/$job/retry-failed"     # 409 here: nothing failed
