#ifndef TANDEM_CMICROHTTPD_H
#define TANDEM_CMICROHTTPD_H

#include <microhttpd.h>

/* Swift sees no variadic functions: those that are needed, each in the one form that is used. */

struct tandem_daemon_callbacks {
  /* Given to every callback; must outlive the daemon. */
  void *context;
  MHD_AccessHandlerCallback access;
  MHD_RequestCompletedCallback completed;
  MHD_NotifyConnectionCallback connection;
  void *(*target)(void *context, const char *target, struct MHD_Connection *connection);
  size_t (*unescape)(void *context, struct MHD_Connection *connection, char *text);
};

/* A daemon of one thread without a listening socket; NULL on failure, with errno. */
static inline struct MHD_Daemon *
tandem_start_daemon(unsigned int flags, const struct tandem_daemon_callbacks *callbacks,
                    size_t connection_memory, unsigned int connection_limit, int strictness)
{
  return MHD_start_daemon(flags | MHD_USE_NO_LISTEN_SOCKET | MHD_ALLOW_SUSPEND_RESUME, 0, NULL, NULL,
                          callbacks->access, callbacks->context,
                          MHD_OPTION_NOTIFY_COMPLETED, callbacks->completed, callbacks->context,
                          MHD_OPTION_NOTIFY_CONNECTION, callbacks->connection, callbacks->context,
                          MHD_OPTION_URI_LOG_CALLBACK, callbacks->target, callbacks->context,
                          MHD_OPTION_UNESCAPE_CALLBACK, callbacks->unescape, callbacks->context,
                          MHD_OPTION_CONNECTION_MEMORY_LIMIT, connection_memory,
                          MHD_OPTION_CONNECTION_LIMIT, connection_limit,
                          MHD_OPTION_STRICT_FOR_CLIENT, strictness,
                          MHD_OPTION_END);
}

/* -1 when unknown. */
static inline int
tandem_connection_socket(struct MHD_Connection *connection)
{
  const union MHD_ConnectionInfo *info = MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CONNECTION_FD);
  return info ? info->connect_fd : -1;
}

/* What the connection callback stored; NULL when it stored nothing. */
static inline void *
tandem_connection_context(struct MHD_Connection *connection)
{
  const union MHD_ConnectionInfo *info = MHD_get_connection_info(connection, MHD_CONNECTION_INFO_SOCKET_CONTEXT);
  return info ? info->socket_context : NULL;
}

/* Bytes of the request line and all header fields; 0 before they have come. */
static inline size_t
tandem_request_header_size(struct MHD_Connection *connection)
{
  const union MHD_ConnectionInfo *info = MHD_get_connection_info(connection, MHD_CONNECTION_INFO_REQUEST_HEADER_SIZE);
  return info ? info->header_size : 0;
}

#endif
