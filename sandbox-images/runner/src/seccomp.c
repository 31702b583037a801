// A program may make any call the table below does not name; a call newer than the table does not exist (ENOSYS).
// The lookup is a bitmap, 32 calls to a word: the kernel emulates a filter for every call number when it is installed,
// and a row of sixty comparisons made that three times dearer than this.
// Another architecture's calls (int 0x80, x32) kill: no honest program of this machine makes them.
#include "seccomp.h"

#include <errno.h>
#include <linux/audit.h>
#include <linux/seccomp.h>
#include <sched.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <unistd.h>

#if defined(__x86_64__)
#define OUR_ARCH AUDIT_ARCH_X86_64
#elif defined(__aarch64__)
#define OUR_ARCH AUDIT_ARCH_AARCH64
#else
#error "the runner knows x86-64 and arm64"
#endif

// futex_waitv is the newest call the table was read against.
#define NEWEST_KNOWN_CALL 449
#define WORDS (NEWEST_KNOWN_CALL / 32 + 1)
#define X32_BIT 0x40000000
#define NAMESPACE_FLAGS 0x7e020000u

static const int REFUSED[] = {
    // Mounts, roots and namespaces.
    SYS_mount, SYS_umount2, SYS_pivot_root, SYS_chroot, SYS_setns, SYS_unshare, SYS_open_tree, SYS_move_mount,
    SYS_fsopen, SYS_fsconfig, SYS_fsmount, SYS_fspick, 442 /* mount_setattr */, 443 /* quotactl_fd */,
    // Looking into or holding on to other processes.
    SYS_ptrace, SYS_process_vm_readv, SYS_process_vm_writev, SYS_kcmp, SYS_pidfd_getfd, 440 /* process_madvise */,
    SYS_perf_event_open, SYS_userfaultfd,
    // Ways around the filter or into the kernel.
    SYS_bpf, SYS_io_uring_setup, SYS_io_uring_enter, SYS_io_uring_register, SYS_kexec_load, SYS_kexec_file_load,
    SYS_init_module, SYS_finit_module, SYS_delete_module, SYS_open_by_handle_at, SYS_name_to_handle_at,
    SYS_fanotify_init, SYS_fanotify_mark, 447 /* memfd_secret */,
    444, 445, 446 /* landlock */,
    // Keyrings and System V objects, which outlive a process.
    SYS_add_key, SYS_request_key, SYS_keyctl, SYS_shmget, SYS_shmat, SYS_shmctl, SYS_msgget, SYS_msgsnd, SYS_msgrcv,
    SYS_msgctl, SYS_semget, SYS_semop, SYS_semctl, SYS_semtimedop, SYS_mq_open, SYS_mq_unlink,
    // The machine itself.
    SYS_reboot, SYS_swapon, SYS_swapoff, SYS_acct, SYS_quotactl, SYS_syslog, SYS_settimeofday, SYS_clock_settime,
    SYS_adjtimex, SYS_clock_adjtime, SYS_vhangup, SYS_sethostname, SYS_setdomainname, SYS_nfsservctl,
    SYS_personality, SYS_migrate_pages, SYS_move_pages, SYS_mbind, SYS_set_mempolicy, SYS_mknodat,
    // A lane has one core; a program stays on it.
    SYS_sched_setaffinity,
#if defined(__x86_64__)
    SYS_mknod, SYS_iopl, SYS_ioperm, SYS_modify_ldt, SYS_uselib, SYS_ustat, SYS_sysfs, SYS__sysctl,
    SYS_create_module, SYS_get_kernel_syms, SYS_query_module, SYS_lookup_dcookie,
#endif
};

#define MOST_STEPS 128
static struct sock_filter steps[MOST_STEPS];
static unsigned short step_count;

static void add(uint16_t code, uint32_t value, uint8_t when_true, uint8_t when_false) {
  if (step_count == MOST_STEPS) abort();
  steps[step_count++] = (struct sock_filter){code, when_true, when_false, value};
}

static void answer(uint32_t action) { add(BPF_RET | BPF_K, action, 0, 0); }

static void load(size_t offset) { add(BPF_LD | BPF_W | BPF_ABS, (uint32_t)offset, 0, 0); }

static void add_architecture_check(void) {
  load(offsetof(struct seccomp_data, arch));
  add(BPF_JMP | BPF_JEQ | BPF_K, OUR_ARCH, 1, 0);
  answer(SECCOMP_RET_KILL_PROCESS);
  load(offsetof(struct seccomp_data, nr));
#if defined(__x86_64__)
  add(BPF_JMP | BPF_JGE | BPF_K, X32_BIT, 0, 1);
  answer(SECCOMP_RET_KILL_PROCESS);
#endif
  add(BPF_JMP | BPF_JGT | BPF_K, NEWEST_KNOWN_CALL, 0, 1);
  answer(SECCOMP_RET_ERRNO | ENOSYS);
}

// Calls that are judged by an argument. clone3 hides its flags in memory, so libraries are told to use clone.
static void add_argument_checks(bool reduced) {
  add(BPF_JMP | BPF_JEQ | BPF_K, SYS_clone3, 0, 1);
  answer(SECCOMP_RET_ERRNO | ENOSYS);
  add(BPF_JMP | BPF_JEQ | BPF_K, SYS_clone, 0, 4);
  load(offsetof(struct seccomp_data, args[0]));
  add(BPF_JMP | BPF_JSET | BPF_K, NAMESPACE_FLAGS, 0, 1);
  answer(SECCOMP_RET_ERRNO | EPERM);
  answer(SECCOMP_RET_ALLOW);
  // Its own limits are hard already; those of an init or runner that has the same user are not its to change.
  add(BPF_JMP | BPF_JEQ | BPF_K, SYS_prlimit64, 0, 4);
  load(offsetof(struct seccomp_data, args[0]));
  add(BPF_JMP | BPF_JEQ | BPF_K, 0, 0, 1);
  answer(SECCOMP_RET_ALLOW);
  answer(SECCOMP_RET_ERRNO | EPERM);
  if (reduced) {
    add(BPF_JMP | BPF_JEQ | BPF_K, SYS_socket, 0, 1);
    answer(SECCOMP_RET_ERRNO | EAFNOSUPPORT);
  }
  // Pairs are joined already and lead nowhere else, so the reduced box allows them too.
  if (!reduced) add(BPF_JMP | BPF_JEQ | BPF_K, SYS_socket, 1, 0);
  add(BPF_JMP | BPF_JEQ | BPF_K, SYS_socketpair, 0, 4);
  load(offsetof(struct seccomp_data, args[0]));
  add(BPF_JMP | BPF_JEQ | BPF_K, AF_UNIX, 0, 1);
  answer(SECCOMP_RET_ALLOW);
  answer(SECCOMP_RET_ERRNO | EAFNOSUPPORT);
}

// A = the call. Scratch cell 0 keeps the bit's place in its word, then one jump per word finds the word.
static void add_bitmap_lookup(void) {
  uint32_t words[WORDS] = {0};
  for (size_t i = 0; i < sizeof REFUSED / sizeof *REFUSED; i++) words[REFUSED[i] / 32] |= 1u << (REFUSED[i] % 32);
  add(BPF_MISC | BPF_TAX, 0, 0, 0);
  add(BPF_ALU | BPF_AND | BPF_K, 31, 0, 0);
  add(BPF_ST, 0, 0, 0);
  add(BPF_MISC | BPF_TXA, 0, 0, 0);
  add(BPF_ALU | BPF_RSH | BPF_K, 5, 0, 0);
  unsigned short first_jump = step_count;
  for (uint32_t word = 0; word < WORDS; word++) add(BPF_JMP | BPF_JEQ | BPF_K, word, 0, 0);
  answer(SECCOMP_RET_ERRNO | ENOSYS);
  unsigned short tests[WORDS];
  for (unsigned word = 0; word < WORDS; word++) {
    steps[first_jump + word].jt = (uint8_t)(step_count - (first_jump + word) - 1);
    add(BPF_LDX | BPF_MEM, 0, 0, 0);
    add(BPF_LD | BPF_IMM, words[word], 0, 0);
    add(BPF_ALU | BPF_RSH | BPF_X, 0, 0, 0);
    tests[word] = step_count;
    add(BPF_JMP | BPF_JSET | BPF_K, 1, 0, 0);
  }
  unsigned short allow = step_count;
  answer(SECCOMP_RET_ALLOW);
  unsigned short refuse = step_count;
  answer(SECCOMP_RET_ERRNO | EPERM);
  for (unsigned word = 0; word < WORDS; word++) {
    steps[tests[word]].jt = (uint8_t)(refuse - tests[word] - 1);
    steps[tests[word]].jf = (uint8_t)(allow - tests[word] - 1);
  }
}

struct sock_fprog build_filter(bool reduced) {
  step_count = 0;
  add_architecture_check();
  add_argument_checks(reduced);
  add_bitmap_lookup();
  return (struct sock_fprog){step_count, steps};
}

bool install_filter(const struct sock_fprog *filter) {
  return syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, 0, filter) == 0;
}
