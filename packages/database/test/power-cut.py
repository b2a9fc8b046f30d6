#!/usr/bin/env python3
"""Power cuts, simulated: python3 packages/database/test/power-cut.py [rounds] (root, a loop device, ext4, Node 24 in PATH).

Each round: writer.ts writes on an ext4 file system of its own and acknowledges each commit; at a random moment the file system is shut
down without writing out anything that was not synced (FS_IOC_SHUTDOWN, NOLOGFLUSH); it is mounted again, and every acknowledged row
must be there. Every fourth round begins without a database, so that cuts hit its creation too.
"""
import fcntl, json, os, random, shutil, struct, subprocess, sys, tempfile, threading

FS_IOC_SHUTDOWN, NOLOGFLUSH = 0x8004587D, 2
rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 20
here = os.path.join(os.path.dirname(os.path.abspath(__file__)), 'children')
node = ['node', '--import', os.path.join(here, 'source-imports.mjs')]
work = tempfile.mkdtemp(prefix='sheaf-power-')
image, mount = os.path.join(work, 'image'), os.path.join(work, 'mount')
data = os.path.join(mount, 'data')
os.mkdir(mount)
subprocess.run(['truncate', '-s', '2G', image], check=True)
subprocess.run(['mkfs.ext4', '-q', image], check=True)


def cut():
    folder = os.open(mount, os.O_RDONLY)
    fcntl.ioctl(folder, FS_IOC_SHUTDOWN, struct.pack('I', NOLOGFLUSH))
    os.close(folder)


failed = acknowledged_rows = 0
for number in range(1, rounds + 1):
    subprocess.run(['mount', '-o', 'loop', image, mount], check=True)
    if number % 4 == 1:
        shutil.rmtree(data, ignore_errors=True)
        subprocess.run(['sync', '-f', mount], check=True)
    acknowledged = {}
    writer = subprocess.Popen([*node, os.path.join(here, 'writer.ts'), data, '4'], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)

    def read():
        global acknowledged_rows
        for line in writer.stdout:
            lane, n = line.split()
            acknowledged[lane] = int(n)
            acknowledged_rows += 1

    reader = threading.Thread(target=read)
    reader.start()
    seconds = random.uniform(0.5, 8)
    try:
        writer.wait(seconds)
    except subprocess.TimeoutExpired:
        pass
    cut()
    writer.kill()
    writer.wait()
    reader.join()
    subprocess.run(['umount', mount], check=True)
    subprocess.run(['mount', '-o', 'loop', image, mount], check=True)
    checker = subprocess.run([*node, os.path.join(here, 'checker.ts'), data], capture_output=True, text=True)
    left = json.loads(checker.stdout) if checker.returncode == 0 else {}
    lost = sum(max(0, n - left.get(lane, {'last': 0})['last']) for lane, n in acknowledged.items())
    torn = sum(lane['torn'] + lane['last'] - lane['count'] for lane in left.values())
    good = checker.returncode == 0 and lost == 0 and torn == 0
    failed += not good
    print(f'round {number}: cut after {seconds:.1f} s, acknowledged up to {acknowledged}, lost {lost}, torn {torn}, opens {checker.returncode == 0}',
          '' if good else f'FAILED {checker.stderr}', flush=True)
    subprocess.run(['umount', mount], check=True)

shutil.rmtree(work)
print(f'{rounds - failed} passed, {failed} failed; {acknowledged_rows} rows acknowledged')
sys.exit(failed > 0)
