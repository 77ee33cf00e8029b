#!/bin/bash
#SBATCH --job-name=savlanut
#SBATCH --array=1-3
#SBATCH --cpus-per-task=2
#SBATCH --time=01:00:00
#SBATCH --requeue

# Every task of the array runs its part of the study into a file of its own; one that is requeued goes on where it stopped.
#   sbatch scenarios/studies/slurm.sh
# When all have ended, on any machine that sees the files:
#   savlanut merge study.duckdb part-*.duckdb
set -euo pipefail

savlanut sweep "${STUDY:-scenarios/studies/staffing.yaml}" \
  --shard "$SLURM_ARRAY_TASK_ID/$SLURM_ARRAY_TASK_COUNT" \
  --workers "${SLURM_CPUS_PER_TASK:-1}" \
  --store "part-$SLURM_ARRAY_TASK_ID.duckdb" \
  --quiet
