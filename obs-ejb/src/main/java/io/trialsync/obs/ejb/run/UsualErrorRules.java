package io.trialsync.obs.ejb.run;

import java.util.List;

/**
 * The rules that hold without a setting, first match wins: what a machine lacked, then what a
 * database said of itself, then what was wrong with rows, then what a remote service answered.
 */
final class UsualErrorRules {
  static final List<ErrorRule> ALL =
      ErrorRules.parse(
              """
              System code aborted; System code lost; System code OOM*; System code ENOSPC;
              System code SIG*; System code EXIT_*; System code TIMEOUT;
              System message *out of memory*; System message *outofmemory*;
              System message *no space left*; System message *cannot allocate memory*;
              System message *sigkill*; System message *sigterm*; System message *executor lost*;
              DB code DB_*; DB code ORA-*; DB code SQL*; DB code PG_*; DB code PSQL*;
              DB code 08*; DB code 40001; DB code 40P01; DB code 53*; DB code 57*;
              DB code *DEADLOCK*; DB code *POOL*;
              Data code DATA_*; Data code DQ_*; Data code SCHEMA_*; Data code MAPPING_*;
              Data code VALIDATION_*; Data code PARSE_*; Data code CONSTRAINT_*; Data code *_MISSING;
              Data code 22*; Data code 23*;
              API code API_*; API code HTTP*; API code TOKEN_*; API code OAUTH*; API code RATE_*;
              API http 400-599;
              Data message *violates*; Data message *duplicate key*; Data message *null value in*;
              Data message *invalid input syntax*; Data message *schema mismatch*;
              Data message *column not found*; Data message *cannot cast*; Data message *cannot parse*;
              Data message *could not parse*; Data message *malformed*; Data message *not mapped*;
              Data message *decodeerror*; Data message *analysisexception*;
              Data message *numberformatexception*; Data message *validation*;
              DB message *deadlock*; DB message *sqlexception*; DB message *sqlstate*;
              DB message *ora-0*; DB message *psycopg*; DB message *asyncpg*; DB message *jdbc*;
              DB message *too many connections*; DB message *connection pool*;
              DB message *lock timeout*; DB message *lock wait*; DB message *statement timeout*;
              DB message *database*; DB message *operationalerror*;
              API message *http error*; API message *httperror*; API message *bad gateway*;
              API message *service unavailable*; API message *too many requests*;
              API message *rate limit*; API message *unauthorized*; API message *forbidden*;
              API message *client error*; API message *server error*; API message *requests.exceptions*;
              API message *sslerror*; API message *read timed out*; API message *status code*
              """)
          .toList();

  private UsualErrorRules() {}
}
