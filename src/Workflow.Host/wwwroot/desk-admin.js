// A job that runs is watched quietly: its numbers change in place, and once it is over the page is read again.
const panel = document.querySelector('[data-job]');
const look = async () => {
  if (document.hidden) return;
  try {
    const answer = await fetch(panel.dataset.job, { headers: { Accept: 'application/json' } });
    if (!answer.ok) return;
    const job = await answer.json();
    if (job.endedAt) { location.reload(); return; }
    const number = n => n.toLocaleString(document.documentElement.lang), progress = panel.querySelector('[data-job-progress]');
    progress.textContent = job.total ? progress.dataset.of.replace('{0}', number(job.looked)).replace('{1}', number(job.total)) : number(job.looked);
    if (job.total) panel.querySelector('[data-job-bar]').setAttribute('width', Math.min(100, 100 * job.looked / job.total));
    panel.querySelector('[data-job-refused]').textContent = number(job.refused ?? job.failed);
  } catch { /* away for a moment: the next round asks again */ }
};
if (panel) setInterval(look, 2000);
