#define _GNU_SOURCE

#include "include/CNcurses.h"

#include <link.h>
#include <malloc.h>
#include <sys/mman.h>
#include <unistd.h>

static int give_back(struct dl_phdr_info *object, size_t size, void *context) {
  (void)size;
  (void)context;
  uintptr_t page = (uintptr_t)sysconf(_SC_PAGESIZE);
  for (int i = 0; i < object->dlpi_phnum; i++) {
    const ElfW(Phdr) *segment = &object->dlpi_phdr[i];
    if (segment->p_type != PT_LOAD || (segment->p_flags & PF_W)) continue;
    uintptr_t start = (object->dlpi_addr + segment->p_vaddr) & ~(page - 1);
    uintptr_t end = object->dlpi_addr + segment->p_vaddr + segment->p_memsz;
    // What is never written is read again from the file, where it still lies in the system's cache.
    madvise((void *)start, end - start, MADV_DONTNEED);
  }
  // The program itself comes first; libraries are shared with other programs.
  return 1;
}

void gt_give_back_code(void) { dl_iterate_phdr(give_back, NULL); }

void gt_keep_one_heap(void) {
  // A heap a thread keeps what the thread needed once; few threads here need memory at one moment.
  mallopt(M_ARENA_MAX, 1);
}

void gt_give_back_heap(void) { malloc_trim(0); }
