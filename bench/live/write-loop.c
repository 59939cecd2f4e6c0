/* The limit for fan-out: accept N readers, then write one chunk to each, round after round, and nothing else.
   Usage: write-loop PORT READERS ROUNDS BYTES PAUSE_MS. Prints CPU microseconds per write. */
#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

static double cpu_us(void) {
  struct rusage used;
  getrusage(RUSAGE_SELF, &used);
  return (used.ru_utime.tv_sec + used.ru_stime.tv_sec) * 1e6 + used.ru_utime.tv_usec + used.ru_stime.tv_usec;
}

int main(int argc, char **argv) {
  if (argc != 6) return 2;
  int port = atoi(argv[1]), readers = atoi(argv[2]), rounds = atoi(argv[3]), bytes = atoi(argv[4]), pause_ms = atoi(argv[5]);
  int listener = socket(AF_INET, SOCK_STREAM, 0), on = 1;
  setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
  struct sockaddr_in at = {.sin_family = AF_INET, .sin_port = htons(port), .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
  if (bind(listener, (struct sockaddr *)&at, sizeof at) || listen(listener, 4096)) return 1;
  puts("ready");
  fflush(stdout);
  int *sockets = malloc(readers * sizeof *sockets);
  char scratch[2048];
  const char head[] = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\n";
  for (int i = 0; i < readers; i++) {
    sockets[i] = accept(listener, 0, 0);
    setsockopt(sockets[i], IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    if (read(sockets[i], scratch, sizeof scratch) < 0) return 1;
    if (write(sockets[i], head, sizeof head - 1) < 0) return 1;
  }
  char *chunk = malloc(bytes);
  memset(chunk, 'x', bytes);
  sleep(1);
  double before = cpu_us();
  for (int round = 0; round < rounds; round++) {
    for (int i = 0; i < readers; i++)
      if (write(sockets[i], chunk, bytes) < 0) return 1;
    usleep(pause_ms * 1000);
  }
  printf("%f\n", (cpu_us() - before) / rounds / readers);
  return 0;
}
